import type { InviteFunnel } from '../../../client/index.ts'
import { useWords } from '../words/use-words.ts'

const outcomes = ['declined', 'expired', 'revoked', 'pending'] as const

/** How long people take, and how invites went on that nobody accepted. */
export function FunnelFacts({ funnel }: { funnel: InviteFunnel }) {
  const { funnel: words } = useWords().overview
  const { median_seconds_to_accept: median } = funnel
  return (
    <dl className="funnel-facts">
      <div className="funnel-median">
        <dt>{words.median}</dt>
        <dd>{median === null ? words.noMedian : words.span(median)}</dd>
      </div>
      {outcomes.map((outcome) => (
        <div key={outcome}>
          <dt>{words.outcomes[outcome]}</dt>
          <dd>{words.count(funnel[outcome])}</dd>
        </div>
      ))}
    </dl>
  )
}
