import { Link, useLocation } from 'wouter'
import { closed } from '../hooks/trail.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { usePlace } from './place.ts'

/** The ways to add people, each saying why where it is shut. */
export function EntryPoints() {
  const { actions } = useWords().identities
  const blocked = useBlocked()
  const { go } = usePlace()
  const inEnvironment = useEnvironmentId() !== undefined
  const open = (dialog: string) => () => go({ ...closed, dialog })
  return (
    <>
      <ImportLink />
      <Button onPress={open('create')} blockedBy={blocked('identity.manage')}>
        {actions.create}
      </Button>
      <Button
        kind={inEnvironment ? 'secondary' : 'primary'}
        onPress={open('invite')}
        blockedBy={blocked('invite.manage')}
      >
        {actions.invite}
      </Button>
      {inEnvironment && (
        <Button kind="primary" onPress={open('assign')} blockedBy={blocked('invite.manage')}>
          {actions.assign}
        </Button>
      )}
    </>
  )
}

function ImportLink() {
  const { actions } = useWords().identities
  const blocked = useBlocked()('import.manage')
  const [path] = useLocation()
  const content = (
    <>
      <Icon name="imports" />
      {actions.import}
    </>
  )
  if (blocked) return <Button blockedBy={blocked}>{content}</Button>
  const href = `${path.replace(/\/identities$/, '')}/imports/new`
  return (
    <Link href={href} className="button" data-kind="secondary">
      {content}
    </Link>
  )
}

/** Why somebody may not do here what takes a permission; undefined where they may. */
function useBlocked() {
  const { actions } = useWords().identities
  const { may, operator } = useWorkspace()
  const inEnvironment = useEnvironmentId() !== undefined
  return (permission: string) => {
    if (!may(permission)) return actions.forbidden(permission)
    return operator.is_limited && !inEnvironment ? actions.limited : undefined
  }
}
