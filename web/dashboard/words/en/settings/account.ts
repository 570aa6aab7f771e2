export const account = {
  lead: 'This account as a whole.',
  name: 'Name',
  nameAdvice: 'Invitees read it in their messages.',
  slug: 'Account',
  slugAdvice: 'You sign in with it. It does not change.',
  suspension: 'Suspension',
  suspendText:
    'While an account is suspended nothing is sent, no link and no API key works, and only its admins can sign in, to resume it.',
  suspend: 'Suspend account…',
  suspendTitle: (name: string) => `Suspend ${name}?`,
  suspendConfirm: 'Suspend account',
  suspendedNow: 'The account is suspended.',
  resumeText: 'This account is suspended. Resuming brings everything back and sends what waited.',
  resume: 'Resume account',
  resumedNow: 'The account is resumed.',
  onlyAdmins: 'Suspending is up to admins of the whole account.',
}
