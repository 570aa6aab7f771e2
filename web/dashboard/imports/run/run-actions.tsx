import { Link } from 'wouter'
import type { Import } from '../../../../client/index.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'
import { UndoImport } from './undo-import.tsx'

/** What can be done with an import that is over. */
export function RunActions({ tier, run }: { tier: ImportTier; run: Import }) {
  const { results: words } = useWords().imports
  const { counts, mode, id } = run
  const again = `${tier.base}/new?${new URLSearchParams({ mode, step: 'upload', from: id })}`
  return (
    <div className="toolbar">
      <a className="button" data-kind="secondary" href={tier.links.results(id)} download>
        <Icon name="imports" />
        {words.full}
      </a>
      {counts.failed > 0 ? (
        <>
          <a
            className="button"
            data-kind="secondary"
            href={tier.links.results(id, 'failed')}
            download
          >
            <Icon name="imports" />
            {words.failedOnly}
          </a>
          <Link className="button" data-kind="primary" href={again}>
            {words.again}
          </Link>
        </>
      ) : (
        <Button blockedBy={words.noFailed}>{words.failedOnly}</Button>
      )}
      {mode === 'bulk_invite' && counts.succeeded > 0 && <UndoImport {...{ tier, run }} />}
    </div>
  )
}
