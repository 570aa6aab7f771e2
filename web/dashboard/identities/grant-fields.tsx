import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Refusal } from '../api/refusal.ts'
import { Select } from '../parts/select.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'
import { useNodes, useRoles } from './look-ups.ts'
import { onlyPickable } from './node-branches.ts'
import { NodePicker } from './node-picker.tsx'

type Grant = { role_id: string; node_id: string }
type GrantFieldsProps = {
  draft: Grant
  change: (part: Partial<Grant>) => void
  refusal: Refusal | null
  isRequired?: boolean
  /** Whether somebody tried to send it: what is missing is then said. */
  isSent?: boolean
}

const none = 'none'

/** A Role that may be given, at a Node where roles may be given. */
export function GrantFields({ draft, change, refusal, ...rest }: GrantFieldsProps) {
  const { isRequired = false, isSent = false } = rest
  const { fields } = useWords().identities
  const { faults: missing } = useWords().parts
  const isMissing = isSent && isRequired && !draft.node_id
  const faults = useProblemWords().fields(refusal)
  const { data = [], isSuccess } = useRoles()
  const roles = data.filter(({ grantable }) => grantable)
  const options = roles.map(({ id, name }) => ({ id, name }))
  useOnlyNode(isRequired && !draft.node_id, (node_id) => change({ node_id }))
  return (
    <div className="pair">
      <Select
        name="role_id"
        label={fields.role}
        isRequired={isRequired}
        options={isRequired ? options : [{ id: none, name: fields.noRole }, ...options]}
        value={draft.role_id || (isRequired ? null : none)}
        onChange={(id) => change({ role_id: id === none ? '' : id })}
        advice={isSuccess && roles.length === 0 && <NoRoles />}
      />
      <NodePicker
        label={fields.node}
        isRequired={isRequired}
        value={draft.node_id}
        onChange={(node_id) => change({ node_id })}
        fault={isMissing ? missing.missing : faults.node_id}
      />
    </div>
  )
}

/** An Environment begins without roles: who may make one is led there. */
function NoRoles() {
  const { fields } = useWords().identities
  const { environment, may } = useWorkspace()
  if (!may('account.manage')) return fields.noRoles
  return (
    <>
      {fields.noRoles} <Link href={`/e/${environment.id}/settings/roles`}>{fields.toRoles}</Link>
    </>
  )
}

/** Where there is but one Node to choose, as in a flat Environment, it is chosen. */
function useOnlyNode(isWanted: boolean, choose: (id: string) => void): void {
  const { data = [] } = useNodes()
  const only = isWanted ? onlyPickable(data) : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen once, whatever renders meanwhile.
  useEffect(() => {
    if (only) choose(only)
  }, [only])
}
