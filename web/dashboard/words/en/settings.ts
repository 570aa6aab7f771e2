import { account } from './settings/account.ts'
import { apiKeys } from './settings/api-keys.ts'
import { applications } from './settings/applications.ts'
import { branding } from './settings/branding.ts'
import { environments } from './settings/environments.ts'
import { nodes } from './settings/nodes.ts'
import { operators } from './settings/operators.ts'
import { policy } from './settings/policy.ts'
import { profile } from './settings/profile.ts'
import { roles } from './settings/roles.ts'
import { templates } from './settings/templates.ts'
import { webhooks } from './settings/webhooks.ts'

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
    templates: 'Templates',
    webhooks: 'Webhooks',
    environments: 'Environments',
    account: 'General',
    profile: 'Your account',
  },
  shared: {
    actionsFor: (name: string) => `Actions for ${name}`,
    actions: 'Actions',
    edit: 'Edit',
    rename: 'Rename',
    enable: 'Enable',
    disable: 'Disable',
    disableInstead: 'Disable it instead',
    delete: 'Delete',
    save: 'Save changes',
    saved: 'Saved.',
    name: 'Name',
    created: 'Created',
    disabled: 'Disabled',
    blocked: {
      role: 'Only admins and secondary admins may change this.',
      limited: 'Only operators of the whole account may change this: you are limited to nodes.',
    },
    suspended: (name: string) => `${name} is suspended`,
    suspendedText: 'Its settings can be read and changed again once it is resumed.',
    toEnvironments: 'Go to Environments',
    line: (line: number, fault: string) => `Line ${line}: ${fault}`,
  },
  applications,
  roles,
  nodes,
  apiKeys,
  operators,
  policy,
  branding,
  templates,
  webhooks,
  environments,
  general: account,
  profile,
}
