export const settings = {
  label: 'Settings',
  environment: (name: string) => `Environment: ${name}`,
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
