import { useWorkspace } from '../../shell/workspace.tsx'
import { formatNumber } from '../../words/formats.ts'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'
import type { Mapped } from './use-verdicts.ts'

type SubmitFactsProps = {
  tier: ImportTier
  mapped: Mapped
  rows: number
  leftOut: { deselected: number; faulty: number }
}

export function SubmitFacts({ tier, mapped, rows, leftOut }: SubmitFactsProps) {
  const { submit: words, modes } = useWords().importWizard
  const { account, environment } = useWorkspace()
  const without = words.skipped(leftOut.deselected, leftOut.faulty)
  return (
    <dl className="facts">
      <dt>{words.file}</dt>
      <dd>{mapped.open.draft.name}</dd>
      <dt>{words.mode}</dt>
      <dd>{modes[mapped.mode].name}</dd>
      <dt>{words.where}</dt>
      <dd>{tier.environmentId ? words.into(environment.name) : words.intoAccount(account.name)}</dd>
      <dt>{words.rows}</dt>
      <dd className="numbers">{formatNumber(rows)}</dd>
      {without && (
        <>
          <dt>{words.leftOut}</dt>
          <dd>
            {without}. <span className="soft">{words.skippedNote}</span>
          </dd>
        </>
      )}
    </dl>
  )
}
