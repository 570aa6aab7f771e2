import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, Redirect, useSearch } from 'wouter'
import { type SignInBody, signIn } from '../../../client/index.ts'
import { ask } from '../api/ask.ts'
import type { Refusal } from '../api/refusal.ts'
import { type Session, sessionQuery } from '../api/session.ts'
import { tellWindows } from '../api/windows.ts'
import { recall, remember } from '../hooks/storage.ts'
import { Button } from '../parts/button.tsx'
import { Form, typed } from '../parts/form.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { RefusalNotice } from '../parts/refusal-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { tell } from '../parts/toasts.tsx'
import { Entrance } from '../shell/entrance.tsx'
import { leadsToTheirs, wayBack } from '../shell/entrance-paths.ts'
import { isFirstReader } from '../shell/use-reader.ts'
import { useWords } from '../words/use-words.ts'

/** For operators; afterwards they are where they wanted to go. */
export function SignInPage() {
  const { entrance } = useWords()
  const search = useSearch()
  const { mutate, error, isPending } = useSigningIn()
  const { data: session } = useQuery(sessionQuery)
  if (session) return <WayBack session={session} way={wayBack(search)} />
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
        <Button kind="primary" type="submit" isPending={isPending} refusal={error}>
          {words.submit}
        </Button>
      </Form>
    </Entrance>
  )
}

/** Home for whoever comes by the address of another Account's page. */
function WayBack({ session, way }: { session: Session; way: string }) {
  const { otherPlace } = useWords().shell
  const isStrange = !leadsToTheirs(way, session) && isFirstReader()
  useEffect(() => {
    if (isStrange) tell(otherPlace)
  }, [isStrange, otherPlace])
  return <Redirect to={isStrange ? '/' : way} replace />
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
      tellWindows()
      return queries.refetchQueries(sessionQuery)
    },
  })
}
