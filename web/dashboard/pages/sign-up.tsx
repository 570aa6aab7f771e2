import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { type SignUpBody, signUp } from '../../../client/index.ts'
import { sessionQuery } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { tellWindows } from '../api/windows.ts'
import { remember } from '../hooks/storage.ts'
import { Button } from '../parts/button.tsx'
import { Form, typed } from '../parts/form.tsx'
import { PasswordField, StrengthMeter } from '../parts/password-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Entrance } from '../shell/entrance.tsx'
import { suggestSlug } from '../shell/suggest-slug.ts'
import { useIsSignedIn } from '../shell/use-is-signed-in.ts'
import { useWords } from '../words/use-words.ts'

/** A new Account, its first operator signed in. */
export function SignUpPage() {
  const { signUp: words } = useWords().entrance
  const queries = useQueryClient()
  const { mutate, error, isPending } = useAction(
    (signUpBody: SignUpBody, opts) => signUp({ signUpBody }, opts),
    {
      onDone: (_made, { slug }) => {
        remember('account', slug)
        tellWindows()
        queries.refetchQueries(sessionQuery)
      },
    },
  )
  if (useIsSignedIn()) return <Redirect to="/" replace />
  return (
    <Entrance
      title={words.title}
      lead={words.lead}
      aside={
        <>
          {words.other} <Link href="/sign-in">{words.otherLink}</Link>
        </>
      }
    >
      <Form refusal={error} onSubmit={(form) => mutate(bodyOf(form))}>
        <SignUpFields />
        <Button kind="primary" type="submit" isPending={isPending} refusal={error}>
          {words.submit}
        </Button>
      </Form>
    </Entrance>
  )
}

const bodyOf = (form: FormData): SignUpBody => ({
  name: typed(form, 'name').trim(),
  slug: typed(form, 'slug').trim(),
  email: typed(form, 'email').trim(),
  password: typed(form, 'password'),
  first_name: typed(form, 'first_name').trim(),
  last_name: typed(form, 'last_name').trim(),
})

function SignUpFields() {
  const { fields, slugAdvice } = useWords().entrance
  const [name, setName] = useState('')
  const [slug, setSlug] = useState<string | null>(null)
  const [person, setPerson] = useState({ first_name: '', last_name: '', email: '' })
  const [password, setPassword] = useState('')
  const box = (field: keyof typeof person) => ({
    name: field,
    label: fields[field],
    isRequired: true,
    value: person[field],
    onChange: (value: string) => setPerson({ ...person, [field]: value }),
  })
  return (
    <>
      <TextField
        name="name"
        label={fields.name}
        isRequired
        autoComplete="organization"
        value={name}
        onChange={setName}
      />
      <TextField
        name="slug"
        label={fields.slug}
        isRequired
        spellCheck="false"
        advice={slugAdvice}
        value={slug ?? suggestSlug(name)}
        onChange={setSlug}
      />
      <div className="pair">
        <TextField {...box('first_name')} autoComplete="given-name" />
        <TextField {...box('last_name')} autoComplete="family-name" />
      </div>
      <TextField {...box('email')} type="email" autoComplete="username" />
      <PasswordField
        name="password"
        label={fields.new_password}
        isRequired
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        advice={<StrengthMeter password={password} names={[name, ...Object.values(person)]} />}
      />
    </>
  )
}
