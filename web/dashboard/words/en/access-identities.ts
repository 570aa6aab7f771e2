export const accessIdentities = {
  title: 'Identities',
  lead: (environment: string) => `Who has access to ${environment}, and who is invited.`,
}
