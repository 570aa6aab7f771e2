/** About a password that is being chosen, on the accept page as in the dashboard. */
export const password = {
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordAdvice: 'At least 8 characters. A few unrelated words work well.',
  strength: {
    short: 'Too short',
    long: 'Too long',
    weak: 'Weak',
    fair: 'Fair',
    good: 'Good',
    strong: 'Strong',
  },
  hints: {
    repeats: 'Avoid repeats and sequences.',
    names: 'Leave out names.',
    longer: 'Longer is stronger.',
  },
}
