import { formatNumber } from '../formats.ts'

export const guide = {
  title: 'Setup Guide',
  parts: 'Parts of the guide',
  close: 'Close Setup Guide',
  tabs: { prepare: 'Prepare', invite: 'Invite & Assign Users', connect: 'Connect' },
  progress: (done: number, all: number) => `${formatNumber(done)} of ${formatNumber(all)} done.`,
  leads: {
    prepare: 'What people can be given, and where. A role is enough to begin.',
    invite: 'Bring people in, and say what they may do.',
    connect: 'Let your own software invite people, or bring in many at once.',
  },
  done: '(done)',
  optional: 'Optional',
  roleFirst: 'There is no role to assign yet.',
  toRoles: 'Create a role first.',
  steps: {
    roles: {
      title: 'Create a role',
      text: 'A named bundle of permissions, such as Editor or Shop manager.',
      help: 'Press New role. Mark it invitable if operators who only invite may give it.',
      link: 'Go to Roles',
    },
    nodes: {
      title: 'Add nodes',
      text: 'Regions, shops or teams, where a role counts for all below.',
      help: 'Open the menu of the root and choose Add below. A flat Environment does without.',
      link: 'Go to Nodes',
    },
    application: {
      title: 'Use your own acceptance page',
      text: 'Without one, links lead to our hosted page.',
      help: 'Open an application and give the address of its acceptance page.',
      link: 'Go to Applications',
    },
    invite: {
      title: 'Invite identities',
      text: 'They get a message with a link, and choose a password there.',
      help: 'Press Invite and give an address and a name. This step ticks itself off.',
      link: 'Go to Identities',
    },
    assign: {
      title: 'Assign roles to identities',
      text: 'A role at a node, live the moment they accept.',
      help: 'Press Invite & Assign, and choose a role and the node where it counts.',
      link: 'Go to Identities',
    },
    key: {
      title: 'Create an API key',
      text: 'Your software invites with it, in this Environment alone.',
      help: 'Press New API key, and copy the key: it is shown once.',
      link: 'Go to API keys',
    },
    import: {
      title: 'Import a CSV file',
      text: 'Up to 10,000 people at once, each row checked first.',
      help: 'Press Import CSV and follow the six steps.',
      link: 'Go to Imports',
    },
  },
}
