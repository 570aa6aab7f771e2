export const imports = {
  title: 'Imports',
  tenantTitle: 'Tenant imports',
  one: 'Import',
}
