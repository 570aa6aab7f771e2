import type { CaughtText } from './sms-catcher.ts'

const style = `
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #1c1f24; --quiet: #5a616b; --edge: #e3e5e9; --link: #4348b8 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #111215; --card: #1b1d21; --ink: #eceef1; --quiet: #a8afb9; --edge: #30333a; --link: #b3b7fa }
}
body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 2rem 1rem }
h1 { font-size: 1.25rem }
ol { display: grid; gap: 1rem; list-style: none; padding: 0 }
li { background: var(--card); border: 1px solid var(--edge); border-radius: 12px; padding: 1rem 1.25rem }
header { color: var(--quiet); display: flex; flex-wrap: wrap; font-size: .875rem; gap: 0 1rem; justify-content: space-between }
p { margin: .5rem 0 0; overflow-wrap: anywhere; white-space: pre-wrap }
a { color: var(--link) }
`

/** The inbox as people read it; it looks again every five seconds. */
export const inboxPage = (messages: CaughtText[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Text messages (${messages.length})</title>
<style>${style}</style>
</head>
<body>
<h1>Text messages</h1>
${messages.length === 0 ? '<p>None has come yet.</p>' : `<ol>${messages.slice(0, 200).map(item).join('')}</ol>`}
</body>
</html>
`

const item = ({ to, body, date_created: at }: CaughtText) => `
<li>
<header><strong>${escaped(to)}</strong><time datetime="${at}">${at.replace('T', ' ').slice(0, 19)} UTC</time></header>
<p dir="auto">${body.split(link).map(linked).join('')}</p>
</li>`

/* Splitting by a group keeps what it holds, at odd places. */
const link = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/
const linked = (part: string, index: number) =>
  index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => entities[char] ?? char)
