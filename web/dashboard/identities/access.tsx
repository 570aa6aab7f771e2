import type { Identity } from '../../../client/index.ts'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { useNames } from './look-ups.ts'

type AccessProps = { identity: Pick<Identity, 'assignments' | 'applications'> }

/** What a person has: the first role by name where the page knows its Environment, else counts. */
export function Access({ identity }: AccessProps) {
  const words = useWords().identities
  const environmentId = useEnvironmentId()
  const names = useNames(environmentId === undefined ? [] : [environmentId])
  const { assignments, applications } = identity
  const [first, ...others] = assignments
  if (!first) {
    const count = applications.length
    return <span className="soft">{count > 0 ? words.applications(count) : words.noAccess}</span>
  }
  if (environmentId === undefined) return <span>{words.roles(assignments.length)}</span>
  return (
    <span>
      {words.roleAt(names.role(first.role_id), names.nodeName(first.node_id))}
      {others.length > 0 && <span className="more-count"> +{others.length}</span>}
    </span>
  )
}
