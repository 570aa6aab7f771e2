import type { Application } from '../../../../../client/index.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'

export function NameField({ value = '' }: { value?: string }) {
  const { fields } = useWords().settings.applications
  return (
    <TextField
      name="client_name"
      label={fields.client_name}
      isRequired
      defaultValue={value}
      autoFocus
    />
  )
}

/** Where an Application's links lead. */
export function AddressFields({ application }: { application?: Application }) {
  const { fields, advice } = useWords().settings.applications
  const box = (name: 'invite_redirect_url' | 'initiate_login_uri') => ({
    name,
    label: fields[name],
    advice: advice[name],
    defaultValue: application?.[name] ?? '',
    type: 'url' as const,
    validationBehavior: 'aria' as const,
    spellCheck: 'false' as const,
  })
  return (
    <>
      <TextField {...box('invite_redirect_url')} placeholder="https://" />
      <TextField {...box('initiate_login_uri')} placeholder="https://" />
      <TextField
        name="redirect_uris"
        label={fields.redirect_uris}
        advice={advice.redirect_uris}
        defaultValue={application?.redirect_uris.join('\n') ?? ''}
        rows={3}
        spellCheck="false"
      />
    </>
  )
}
