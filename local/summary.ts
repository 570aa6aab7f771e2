import { relative } from 'node:path'
import type { Stack } from './stack.ts'

/** What a person reads once everything is there. No secrets but the demo's own. */
export function summarise({ around, demo, invite, stackFile }: Stack, directory: string) {
  const places = {
    Dashboard: `${around.apiUrl}/dashboard`,
    API: around.apiUrl,
    'API reference': `${around.apiUrl}/docs`,
    'Mail inbox': around.mailUrl,
    'SMS inbox': around.smsUrl,
    'Temporal UI': around.temporalUiUrl,
  }
  const people = {
    'Demo Account': demo.account_slug,
    'Demo operator': `${demo.operator.email}   ${demo.operator.password}`,
    'Demo identity': `${demo.identity.email}   ${demo.identity.password}`,
    'Demo API key': demo.api_key,
  }
  const files = { 'For programs': shorten(stackFile), Logs: `${shorten(directory)}/logs` }
  const paragraphs = [
    table(places),
    table(people),
    describeInvite(invite),
    decoding(around),
    table(files),
  ]
  return `\n${paragraphs.filter(Boolean).join('\n\n')}\n\n  Ctrl-C stops all of it.\n\n`
}

function table(rows: Record<string, string | null>) {
  return Object.entries(rows)
    .flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(16)}${value}`]))
    .join('\n')
}

function describeInvite({ email, link, trouble }: Stack['invite']) {
  if (link) return `  ${email} has been invited. Open this link to accept:\n  ${link}`
  if (trouble) return `  Inviting ${email} as a demonstration: ${trouble}`
  return `  ${email} has been invited, by the mail server you named.`
}

/** Only our own server's UI knows where the codec is; its credentials setting has no flag. */
function decoding({ temporalUiUrl, temporalIsOurs }: Stack['around']) {
  if (!temporalIsOurs || !temporalUiUrl) return ''
  return `  To read payloads in the Temporal UI, sign in to the dashboard in the same browser and switch on
  "Include cross-origin credentials" in the UI's codec settings.`
}

/** As one would type it here, where that is shorter. */
function shorten(path: string) {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
