import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Redirect, useSearch } from 'wouter'
import { type SignInBody, signIn } from '../../../client/index.ts'
import { ask } from '../api/ask.ts'
import type { Refusal } from '../api/refusal.ts'
import { sessionQuery } from '../api/session.ts'
import { recall, remember } from '../hooks/storage.ts'
import { Button } from '../parts/button.tsx'
import { Form, typed } from '../parts/form.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { RefusalNotice } from '../parts/refusal-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Entrance } from '../shell/entrance.tsx'
import { wayBack } from '../shell/entrance-paths.ts'
import { useIsSignedIn } from '../shell/use-is-signed-in.ts'
import { useWords } from '../words/use-words.ts'

/** For operators; afterwards they are where they wanted to go. */
export function SignInPage() {
  const { entrance } = useWords()
  const search = useSearch()
  const { mutate, error, isPending } = useSigningIn()
  if (useIsSignedIn()) return <Redirect to={wayBack(search)} replace />
  const submit = (form: FormData) =>
    mutate({
      account_slug: typed(form, 'account_slug').trim(),
      email: typed(form, 'email').trim(),
      password: typed(form, 'password'),
    })
  const words = entrance.signIn
  return (
    <Entrance
      title={words.title}
      aside={
        <>
          {words.other} <Link href="/sign-up">{words.otherLink}</Link>
        </>
      }
    >
      <Form refusal={error} quietly onSubmit={submit}>
        {error && <WhyNot refusal={error} />}
        <TextField
          name="account_slug"
          label={entrance.fields.account_slug}
          isRequired
          defaultValue={recall('account')}
          autoComplete="organization"
          spellCheck="false"
        />
        <TextField
          name="email"
          label={entrance.fields.email}
          isRequired
          type="email"
          autoComplete="username"
        />
        <PasswordField
          name="password"
          label={entrance.fields.password}
          isRequired
          autoComplete="current-password"
        />
        <Button kind="primary" type="submit" isPending={isPending}>
          {words.submit}
        </Button>
      </Form>
    </Entrance>
  )
}

function WhyNot({ refusal }: { refusal: Refusal }) {
  const { wrong } = useWords().entrance.signIn
  const words = refusal.code === 'invalid_credentials' ? { words: wrong } : {}
  return <RefusalNotice refusal={refusal} {...words} />
}

/** Each press is an intent of its own: a wrong password is not asked twice under one key. */
function useSigningIn() {
  const queries = useQueryClient()
  return useMutation<unknown, Refusal, SignInBody>({
    mutationFn: (signInBody) => ask((opts) => signIn({ signInBody }, opts)),
    onSuccess: (_session, { account_slug }) => {
      remember('account', account_slug)
      return queries.refetchQueries(sessionQuery)
    },
  })
}
