import type { Refusal } from '../api/refusal.ts'
import { Select } from '../parts/select.tsx'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'
import { useRoles } from './look-ups.ts'
import { NodePicker } from './node-picker.tsx'

type Grant = { role_id: string; node_id: string }
type GrantFieldsProps = {
  draft: Grant
  change: (part: Partial<Grant>) => void
  refusal: Refusal | null
  isRequired?: boolean
}

const none = 'none'

/** A Role that may be given, at a Node where roles may be given. */
export function GrantFields({ draft, change, refusal, isRequired = false }: GrantFieldsProps) {
  const { fields } = useWords().identities
  const faults = useProblemWords().fields(refusal)
  const { data = [], isSuccess } = useRoles()
  const roles = data.filter(({ grantable }) => grantable)
  const options = roles.map(({ id, name }) => ({ id, name }))
  return (
    <div className="pair">
      <Select
        name="role_id"
        label={fields.role}
        isRequired={isRequired}
        options={isRequired ? options : [{ id: none, name: fields.noRole }, ...options]}
        value={draft.role_id || (isRequired ? null : none)}
        onChange={(id) => change({ role_id: id === none ? '' : id })}
        advice={isSuccess && roles.length === 0 ? fields.noRoles : undefined}
      />
      <NodePicker
        label={fields.node}
        isRequired={isRequired}
        value={draft.node_id}
        onChange={(node_id) => change({ node_id })}
        fault={faults.node_id}
      />
    </div>
  )
}
