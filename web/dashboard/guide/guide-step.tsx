import { Link, useLocation } from 'wouter'
import type { EnvironmentSetup } from '../../../client/index.ts'
import { Badge } from '../parts/badge.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import type { Step } from './steps.ts'
import { useGuide } from './use-guide.ts'

type GuideStepProps = { number: number; step: Step; setup: EnvironmentSetup | undefined }

/** One thing to do: ticked off by what is there, with help for the page that it is done on. */
export function GuideStep({ number, step, setup }: GuideStepProps) {
  const { guide: words } = useWords()
  const { environment } = useWorkspace()
  const { tab } = useGuide()
  const [path] = useLocation()
  const { id, isDone, isOptional } = step
  const place = `/e/${environment.id}${step.path}`
  const isTicked = setup !== undefined && isDone(setup)
  const isHere = path === place
  const needsRole = id === 'assign' && setup?.roles === 0
  return (
    <li className="guide-step" data-done={isTicked} data-here={isHere}>
      <span className="guide-tick">{isTicked ? <Icon name="check" /> : number}</span>
      <div className="guide-step-body">
        <h3>
          {words.steps[id].title} {isTicked && <span className="unseen">{words.done}</span>}
          {isOptional && !isTicked && <Badge>{words.optional}</Badge>}
        </h3>
        <p className="soft">{words.steps[id].text}</p>
        {isHere && setup && !isTicked && (
          <p className="guide-help">
            <Icon name="info" />
            <span>{words.steps[id].help}</span>
          </p>
        )}
        {needsRole && (
          <p>
            {words.roleFirst}{' '}
            <Link href={`/e/${environment.id}/settings/roles?guide=${tab}`}>{words.toRoles}</Link>
          </p>
        )}
        {!isHere && (
          <Link
            href={`${place}?guide=${tab}`}
            className="button"
            data-kind={isTicked ? 'quiet' : 'secondary'}
          >
            {words.steps[id].link}
          </Link>
        )}
      </div>
    </li>
  )
}
