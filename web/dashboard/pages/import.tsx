import { useParams } from 'wouter'
import { useSearchState } from '../hooks/use-search-state.ts'
import { CancelImport } from '../imports/run/cancel-import.tsx'
import { Progress } from '../imports/run/progress.tsx'
import { Results } from '../imports/run/results.tsx'
import { RunActions } from '../imports/run/run-actions.tsx'
import { StatusBadge } from '../imports/run/status-badge.tsx'
import { useImport } from '../imports/run/use-import.ts'
import { useImportTier } from '../imports/tier.ts'
import { Stepper } from '../imports/wizard/stepper.tsx'
import { Time } from '../parts/time.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { Page } from '../shell/page.tsx'
import '../styles/import-wizard.css'
import '../styles/imports.css'
import { useWords } from '../words/use-words.ts'

/** One import: how it goes while it runs, and what became of each row. */
export function ImportPage() {
  const { imports: words, importWizard } = useWords()
  const { importId = '' } = useParams<{ importId?: string }>()
  const tier = useImportTier()
  const [{ new: isNew }] = useSearchState({ new: '' })
  const { data: run, error, refetch, isFetching, isOver, isLost } = useImport(tier, importId)
  if (!run) {
    return (
      <Page title={words.one}>
        {error ? <Trouble refusal={error} retry={refetch} busy={isFetching} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={run.filename ?? words.noFile}
      lead={
        <span className="run-lead">
          <StatusBadge status={run.status} />
          <span>
            {importWizard.modes[run.mode].name} · {words.startedBy(run.started_by.name)}{' '}
            <Time at={run.created_at} />
          </span>
        </span>
      }
      actions={!isOver && run.status !== 'cancelling' && <CancelImport {...{ tier, run }} />}
    >
      {isNew && <Stepper current={isOver ? 'results' : 'submit'} />}
      <Progress {...{ run, isOver, isLost }} />
      {isOver && <RunActions {...{ tier, run }} />}
      <Results {...{ tier, run, isOver }} />
    </Page>
  )
}
