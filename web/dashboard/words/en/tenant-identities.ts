export const tenantIdentities = {
  title: 'Tenant identities',
  tabs: { directory: 'Directory', invites: 'Invites' },
}
