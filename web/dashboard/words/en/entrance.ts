import { password } from '../../../accept/words/en-password.ts'

export const entrance = {
  fields: {
    account_slug: 'Account',
    email: 'E-mail address',
    password: 'Password',
    new_password: 'Choose a password',
    name: 'Organisation',
    slug: 'Account',
    first_name: 'First name',
    last_name: 'Last name',
  },
  slugAdvice: 'Lower-case letters, digits and hyphens. You sign in with it.',
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    other: 'New here?',
    otherLink: 'Create an account',
    wrong: 'Account, e-mail address or password is not right.',
  },
  signUp: {
    title: 'Create your account',
    lead: 'You get a Development and a Production Environment, both empty.',
    submit: 'Create account',
    other: 'Have an account?',
    otherLink: 'Sign in',
  },
  ...password,
}
