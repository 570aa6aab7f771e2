import type { Page } from 'playwright-core'
import * as plans from './accept-page-plans.ts'
import { type Plan, problem } from './accept-page-site.ts'
import { acceptWith, press } from './accept-page-visit.ts'

type State = {
  name: string
  plan: Plan
  says: string
  act?: (page: Page) => Promise<void>
  query?: string
}
const { opened, plan } = plans
const accept = (page: Page) => acceptWith(page)
const sendLink = (page: Page) => press(page, 'Send me the link')
const acceptKnown = async (page: Page) => {
  await page.getByLabel('Current password').fill('wrong')
  await press(page, 'Accept invitation')
}
const answering = (reply: NonNullable<Plan['accept']>[number]) =>
  plan(opened(), { accept: [reply] })
const mailing = (reply: NonNullable<Plan['mailLink']>[number]) =>
  plan(plans.byMailOnly, { mailLink: [reply] })
const unchecked = problem(503, 'breach_check_unavailable')
const roleGone = problem(422, 'unknown_role')
const capped = problem(429, 'recipient_cap')
const suspended = problem(403, 'account_suspended')

/** Every state that the page can be in, how to get there, and words that only it says. */
export const states: State[] = [
  { name: 'loading', plan: { lookUp: ['silence'] }, says: 'Opening your invitation…' },
  { name: 'the form', plan: plan(opened()), says: 'Grace Hopper has invited you to join Acme.' },
  { name: 'a known person', plan: plan(plans.known), says: 'Current password' },
  { name: 'mailed link needed', plan: plan(plans.byMailOnly), says: 'Confirm that it is you' },
  { name: 'sending', plan: answering('silence'), act: accept, says: 'Accepting…' },
  {
    name: 'bad fields',
    plan: answering(plans.badFields),
    act: accept,
    says: 'This cannot be used.',
  },
  { name: 'breached', plan: answering(plans.breached), act: accept, says: 'a data breach' },
  {
    name: 'a wrong password',
    plan: plan(plans.known, { accept: [plans.wrongPassword] }),
    act: acceptKnown,
    says: 'This password is not right.',
  },
  { name: 'limited', plan: answering(plans.limited), act: accept, says: 'too many tries' },
  { name: 'busy', plan: answering(plans.busy), act: accept, says: 'The service is busy.' },
  {
    name: 'unchecked',
    plan: answering(unchecked),
    act: accept,
    says: 'Passwords cannot be checked',
  },
  { name: 'no answer', plan: answering('broken'), act: accept, says: 'could not reach the server' },
  { name: 'refused', plan: answering(roleGone), act: accept, says: 'Reference: req-1' },
  { name: 'cooling down', plan: mailing(plans.coolingDown), act: sendLink, says: 'Try again in ' },
  { name: 'capped', plan: mailing(capped), act: sendLink, says: 'Please try again tomorrow.' },
  { name: 'mailed', plan: mailing(plans.mailed), act: sendLink, says: 'Check your inbox' },
  { name: 'invited by number', plan: plan(opened(plans.texted)), says: '+49•••67' },
  {
    name: 'texted',
    plan: plan(plans.bySmsOnly, { mailLink: [plans.mailed] }),
    act: sendLink,
    says: 'Check your messages',
  },
  { name: 'declining', plan: plan(opened()), query: '&action=decline', says: 'Go back' },
  {
    name: 'declined',
    plan: plan(opened(), { decline: [plans.done] }),
    query: '&action=decline',
    act: (page) => press(page, 'Decline invitation'),
    says: 'You have not joined Acme.',
  },
  {
    name: 'accepted',
    plan: answering(plans.accepted()),
    act: accept,
    says: 'You can close this page.',
  },
  {
    name: 'leaving',
    plan: answering(plans.accepted('https://a.test')),
    act: accept,
    says: 'Stay on',
  },
  { name: 'not opened', plan: plan('broken'), says: 'We could not open your invitation' },
  { name: 'opening limited', plan: plan(plans.limited), says: 'Try again in 1:' },
  { name: 'not found', plan: {}, says: 'The link is incomplete or was never valid.' },
  { name: 'expired', plan: gone('invite_expired'), says: 'It has expired.' },
  { name: 'revoked', plan: gone('invite_revoked'), says: 'It was withdrawn.' },
  { name: 'superseded', plan: gone('invite_superseded'), says: 'A newer message was sent to you.' },
  { name: 'accepted before', plan: gone('invite_accepted'), says: 'It was already accepted.' },
  { name: 'declined before', plan: gone('invite_rejected'), says: 'It was declined.' },
  { name: 'suspended', plan: plan(suspended), says: 'The account is not available.' },
]

function gone(code: string): Plan {
  return plan(problem(410, code))
}
