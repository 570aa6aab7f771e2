const descriptions: Record<string, string> = {
  Invites: 'Invite people, and steer what becomes of an invite.',
  'Account invites': 'Invite people to the directory of an Account, without an Environment.',
  Acceptance:
    'What an invitee does with a link: look, accept, decline. The token is the permission.',
  Identities: 'The people of an Account: search, read, create.',
  Imports: 'Many people from one file, followed row by row.',
  'Account imports': 'The same for the directory of an Account, without an Environment.',
  'Look-ups': 'What an invite may name: roles, nodes, applications.',
  Accounts: 'Tenants: sign-up, and what concerns one as a whole.',
  Environments: 'The environments of an Account.',
  Nodes: 'The places in the tree of an Environment where a Role can be held.',
  Roles: 'Named bundles of permissions in one Environment.',
  Applications: 'OAuth clients of an Environment, with their registered addresses.',
  'API keys': 'Keys of an Environment: shown once, revocable, each with its permissions.',
  Operators: 'The people who run an Account.',
  Policy: 'What an Account decides for its invites.',
  Branding: 'How the messages and pages of an Account look.',
  Templates: "An Account's own message templates.",
  Sessions: 'Signing in and out, and the keys that tokens are verified with.',
  Portal: "What an Account's own people may do, with their own sign-in.",
  'User actions': 'The cidaas-shaped surface.',
  Facts: 'What happened, immutable.',
  'Account facts': 'The same for all of an Account.',
  Webhooks: 'Facts delivered to an address of yours.',
  'Account webhooks': 'The same for all of an Account.',
  'Temporal UI': 'The codec server of the Temporal UI.',
  Reference: 'What programs look up about the API itself.',
  Health: 'For whoever runs the service.',
}

/** The tags that are in use, in this order; one without a description comes last. */
export function describeTags(used: Set<string>): { name: string; description?: string }[] {
  const known = Object.entries(descriptions).filter(([name]) => used.has(name))
  const unknown = [...used].filter((name) => !Object.hasOwn(descriptions, name)).sort()
  return [
    ...known.map(([name, description]) => ({ name, description })),
    ...unknown.map((name) => ({ name })),
  ]
}
