import type { ImportMode } from '../../../../csv/fields.ts'
import { useWords } from '../../words/use-words.ts'
import type { Tally } from '../desk/shapes.ts'

/** What the import will do, in sentences. */
export function WhatHappens({ mode, tally }: { mode: ImportMode; tally: Tally }) {
  const { submit: words } = useWords().importWizard
  const own =
    mode === 'bulk_invite'
      ? [words.invites(tally.rows), words.mails(tally.mails)]
      : [words.creates(tally.rows), words.passwords(tally.passwords)]
  const roles = tally.roles > 0 ? [words.roles(tally.roles)] : []
  return (
    <section className="what-happens">
      <h3>{words.what}</h3>
      <ul>
        {[...own, ...roles, words.again, words.closing].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
