export const settings = {
  label: 'Settings',
  account: 'Account',
  titles: {
    applications: 'Applications',
    roles: 'Roles',
    nodes: 'Nodes',
    apiKeys: 'API keys',
    operators: 'Operators',
    policy: 'Policy',
    branding: 'Branding',
  },
}
