import { formatNumber, formatShare, plural } from '../formats.ts'

const units = [
  { seconds: 86_400, one: 'day', many: 'days' },
  { seconds: 3600, one: 'hour', many: 'hours' },
  { seconds: 60, one: 'minute', many: 'minutes' },
  { seconds: 1, one: 'second', many: 'seconds' },
]

/** `3 hours 5 minutes`: the largest unit that fits, and the next. */
function span(seconds: number): string {
  const [large, small] = units.slice(units.findIndex((unit) => seconds >= unit.seconds))
  if (!large) return ''
  const count = Math.floor(seconds / large.seconds)
  const rest = small ? Math.floor((seconds % large.seconds) / small.seconds) : 0
  const first = plural(count, large.one, large.many)
  return small && rest > 0 ? `${first} ${plural(rest, small.one, small.many)}` : first
}

export const overview = {
  title: 'Overview',
  empty: "You haven't invited any users or assigned them roles yet.",
  complete: 'Complete Invite & Assign Users Setup',
  guide: 'Setup Guide',
  suspended: (name: string) => `${name} is suspended`,
  suspendedText: 'Nothing is sent or accepted. What happened is shown again once it is resumed.',
  toEnvironments: 'Go to Environments',
  funnel: {
    title: 'How invites do',
    period: 'Period',
    days: (days: number) => plural(days, 'day', 'days'),
    import: 'Invites',
    all: 'All invites',
    caption: 'How far invites got',
    step: 'Step',
    invites: 'Invites',
    share: 'Of those created',
    steps: { created: 'Created', sent: 'Sent', opened: 'Opened page', accepted: 'Accepted' },
    outcomes: { declined: 'Declined', expired: 'Expired', revoked: 'Revoked', pending: 'Pending' },
    median: 'Median time to accept',
    noMedian: 'Nobody accepted yet',
    span,
    count: formatNumber,
    percent: formatShare,
    none: (days: number) => `No invites in the last ${plural(days, 'day', 'days')}`,
    noneOfImport: 'This import made no invites',
    noneText: 'Numbers appear here with the first invite.',
    invite: 'Invite somebody',
  },
  attention: {
    title: 'Needs attention',
    failed: 'Not delivered',
    expires: 'Expires',
    none: 'All is well: no failed messages, and no invite expires within two days.',
    counts: (failed: number, ending: number) =>
      [
        ...(failed > 0 ? [`${formatNumber(failed)} not delivered`] : []),
        ...(ending > 0
          ? [`${plural(ending, 'invite expires', 'invites expire')} within two days`]
          : []),
      ].join(', '),
    all: 'All invites',
    allOf: (count: number) => `Show all ${formatNumber(count)}`,
  },
  imports: {
    title: 'Recent imports',
    none: 'No imports yet.',
    all: 'All imports',
    start: 'Import CSV',
  },
}
