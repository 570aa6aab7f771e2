import { plural } from '../../formats.ts'

export const roles = {
  lead: 'What people may do where they hold it. Names and permissions mean what your application makes of them.',
  create: 'New role',
  createTitle: 'New role',
  submit: 'Create role',
  editTitle: (name: string) => `Edit ${name}`,
  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteText: 'Nobody can be given it any more. This cannot be undone.',
  created: (name: string) => `${name} was created.`,
  deleted: (name: string) => `${name} was deleted.`,
  enabledNow: (name: string) => `${name} is enabled.`,
  disabledNow: (name: string) => `${name} is disabled. Who holds it keeps it.`,
  invitableNow: (name: string) => `Everybody who may invite may give ${name} now.`,
  uninvitableNow: (name: string) => `Only admins and secondary admins may give ${name} now.`,
  invitable: 'Invitable',
  invitableFor: (name: string) => `Invitable: ${name}`,
  permissions: (count: number) => plural(count, 'permission', 'permissions'),
  fields: { name: 'Name', permissions: 'Permissions', invitable: 'Invitable' },
  advice: {
    permissions: 'One a line, as your application calls them: orders.read',
    invitable: 'Operators who may only invite can give it, too.',
  },
  empty: 'No roles yet',
  emptyText: 'A role says what somebody may do. Create one to invite people and assign it.',
}
