export const profile = {
  lead: 'Your own name and password.',
  heading: 'You',
  names: 'Your name',
  emailAdvice: 'You sign in with it. It does not change.',
  password: 'Change your password',
  current: 'Current password',
  new: 'New password',
  change: 'Change password',
  wrong: 'This is not your current password.',
  changed: 'Your password is changed.',
  endsOthers: 'You stay signed in here, and are signed out everywhere else.',
}
