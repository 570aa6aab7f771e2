import type { Operator } from '../../../../../client/index.ts'
import { useFormName, useKeptField } from '../../../hooks/use-kept-field.ts'
import { Select } from '../../../parts/select.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

export type OperatorRole = Operator['role']
type RoleFieldProps = { value: OperatorRole; onChange: (role: OperatorRole) => void }

const roles = ['admin', 'secondary_admin', 'user_invite'] as const
const isRole = (value: unknown): value is OperatorRole => roles.some((role) => role === value)

/** The role that is chosen in the dialog that is open. */
export const useRoleField = (begin: OperatorRole) =>
  useKeptField(useFormName(), { name: 'role', begin, isKind: isRole })

/** Nobody appoints who could do more than they can themselves: admins are offered to admins. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const { operators: words } = useWords().settings
  const { operator: self } = useWorkspace()
  const offered = roles.filter((role) => role !== 'admin' || self.role === 'admin')
  return (
    <Select
      name="role"
      label={words.fields.role}
      isRequired
      options={offered.map((id) => ({ id, name: words.roles[id], note: words.roleNotes[id] }))}
      value={value}
      onChange={(id) => isRole(id) && onChange(id)}
      advice={words.roleNotes[value]}
    />
  )
}
