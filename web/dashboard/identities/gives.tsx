import type { Invite } from '../../../client/index.ts'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { useEnvironmentIds, useNames } from './look-ups.ts'

type GivesProps = { invite: Pick<Invite, 'assignments' | 'application_id'> }

/** What an invite gives, in few words. */
export function Gives({ invite }: GivesProps) {
  const { identities, invites } = useWords()
  const environmentIds = useEnvironmentIds()
  const inEnvironment = useEnvironmentId() !== undefined
  const names = useNames(environmentIds)
  const [first, ...others] = invite.assignments
  if (first) {
    return (
      <span>
        {identities.roleAt(names.role(first.role_id), names.nodeName(first.node_id))}
        {others.length > 0 && <span className="more-count"> +{others.length}</span>}
      </span>
    )
  }
  if (invite.application_id) return <span>{names.application(invite.application_id)}</span>
  return <span className="soft">{inEnvironment ? invites.noRole : invites.directoryOnly}</span>
}
