import { formatList, plural } from '../../formats.ts'

export const policy = {
  lead: 'What counts for all invites of this account. Changes count for what begins from now on.',
  fields: {
    invite_ttl: 'Invites are good for',
    resend_cooldown: 'Time between two sends',
    max_sends_per_recipient_per_day: 'Messages to one address a day',
    portal_invites: 'Identities may invite from the portal',
  },
  advice: {
    invite_ttl: 'From 1m to 90d.',
    resend_cooldown: 'From 0s to 24h.',
    max_sends_per_recipient_per_day: 'From 1 to 1000, over all invites of the account.',
    portal_invites: 'Off: only operators and API keys invite.',
  },
  notDuration: 'Write it as 90s, 5m, 12h or 7d.',
  spelt: ({
    days,
    hours,
    minutes,
    seconds,
  }: Record<'days' | 'hours' | 'minutes' | 'seconds', number>) => {
    const parts = [
      days > 0 ? plural(days, 'day', 'days') : '',
      hours > 0 ? plural(hours, 'hour', 'hours') : '',
      minutes > 0 ? plural(minutes, 'minute', 'minutes') : '',
      seconds > 0 ? plural(seconds, 'second', 'seconds') : '',
    ].filter(Boolean)
    return parts.length > 0 ? formatList(parts) : 'No time at all'
  },
  reset: 'Restore default times',
  resetDone: 'The default times count again.',
}
