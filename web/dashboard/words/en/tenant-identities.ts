export const tenantIdentities = {
  title: 'Tenant identities',
  lead: 'Everybody in the directory of your account, whatever their Environment.',
}
