import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useProblemWords } from '../../words/use-problem-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { Verdicts } from '../wizard/use-verdicts.ts'

/** Whether the server has been heard on the rows yet. */
export function CheckState({ check }: { check: Verdicts['check'] }) {
  const { importWizard, parts } = useWords()
  const { sentence } = useProblemWords()
  const words = importWizard.preview
  if (check.refusal && !check.isPending) {
    return (
      <div role="alert">
        <Banner mood="fair" actions={<Button onPress={check.checkAll}>{parts.retry}</Button>}>
          <p>
            {words.checkFailed} {sentence(check.refusal)}
          </p>
          <p>{words.checkFailedHow}</p>
        </Banner>
      </div>
    )
  }
  return (
    <p className="check-state" role="status">
      {check.isPending ? (
        <>
          <span className="spinner" aria-hidden="true" />
          {words.checking}
        </>
      ) : (
        check.isDone && (
          <>
            <Icon name="check" />
            {words.checked}
          </>
        )
      )}
    </p>
  )
}
