export const accessIdentities = {
  title: 'Identities',
  tabs: { directory: 'Directory', invites: 'Invites' },
}
