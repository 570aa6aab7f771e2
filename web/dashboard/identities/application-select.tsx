import { Select } from '../parts/select.tsx'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { useApplications } from './look-ups.ts'

type ApplicationSelectProps = {
  value: string
  onChange: (id: string) => void
  advice: string
}

const none = 'none'

/** An Application to be added to, of any Environment on pages of the Account. */
export function ApplicationSelect({ value, onChange, advice }: ApplicationSelectProps) {
  const { fields } = useWords().identities
  const inEnvironment = useEnvironmentId() !== undefined
  const applications = useApplications()
  return (
    <Select
      name="application_id"
      label={fields.application}
      options={[
        { id: none, name: fields.noApplication },
        ...applications.map(({ id, client_name, environment }) => ({
          id,
          name: client_name,
          note: inEnvironment ? undefined : environment,
        })),
      ]}
      value={value || none}
      onChange={(id) => onChange(id === none ? '' : id)}
      advice={advice}
    />
  )
}
