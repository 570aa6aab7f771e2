import type { InviteFunnel } from '../../../client/index.ts'
import { useWords } from '../words/use-words.ts'

const steps = ['created', 'sent', 'opened', 'accepted'] as const

/** One bar a step, as long as its share of all that were created; as a table for who hears it. */
export function FunnelChart({ funnel }: { funnel: InviteFunnel }) {
  const { funnel: words } = useWords().overview
  const rows = steps.map((step) => ({
    step,
    name: words.steps[step],
    count: words.count(funnel[step]),
    share: funnel[step] / funnel.created,
  }))
  return (
    <div>
      <div className="bars" aria-hidden="true">
        {rows.map(({ step, name, count, share }) => (
          <div key={step} className="bar-row">
            <span className="bar-name">{name}</span>
            <span className="bar-track">
              <span className="bar" style={{ inlineSize: `${share * 100}%` }} />
            </span>
            <span className="bar-count">{count}</span>
            <span className="bar-share">{words.percent(share)}</span>
          </div>
        ))}
      </div>
      <table className="unseen">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.invites}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, name, count, share }) => (
            <tr key={step}>
              <th scope="row">{name}</th>
              <td>{count}</td>
              <td>{words.percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
