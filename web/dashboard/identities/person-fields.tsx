import { TextField } from '../parts/text-field.tsx'
import { useWords } from '../words/use-words.ts'

type Person = { email: string; first_name: string; last_name: string }
type PersonFieldsProps = { draft: Person; change: (part: Partial<Person>) => void }

/** Who it is: all that is needed for an invite or an identity. */
export function PersonFields({ draft, change }: PersonFieldsProps) {
  const { fields } = useWords().identities
  const box = (name: keyof Person) => ({
    name,
    label: fields[name],
    isRequired: true,
    autoComplete: 'off',
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
  })
  return (
    <>
      <TextField {...box('email')} type="email" autoFocus />
      <div className="pair">
        <TextField {...box('first_name')} />
        <TextField {...box('last_name')} />
      </div>
    </>
  )
}
