import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, useEffect } from 'react'
import { Redirect, useLocation, useRoute, useSearch } from 'wouter'
import { Refusal, refusalOf } from '../api/refusal.ts'
import { type Session, sessionQuery } from '../api/session.ts'
import { forgetDrafts } from '../hooks/kept.ts'
import { recall } from '../hooks/storage.ts'
import { tidyDrafts } from '../imports/drafts.ts'
import { CannotOpen } from './cannot-open.tsx'
import { signInPath } from './entrance-paths.ts'
import { Loading } from './loading.tsx'
import { Shell } from './shell.tsx'
import { useIsNewReader } from './use-reader.ts'

/** Everything behind the door: who is not signed in is led there, and back afterwards. */
export function SignedIn() {
  const { data: session, error, refetch, isFetching } = useQuery(sessionQuery)
  const [path] = useLocation()
  const search = useSearch()
  if (session === null) return <Redirect to={signInPath(path, search)} replace />
  const trying = { retry: () => refetch(), busy: isFetching }
  if (session) return <InWorkspace key={session.operator.id} {...{ session, trying }} />
  if (error) return <CannotOpen refusal={refusalOf(error)} {...trying} />
  return <Loading />
}

const notFound = new Refusal({ status: 404, code: 'not_found' })

type InWorkspaceProps = {
  session: Session
  trying: Omit<ComponentProps<typeof CannotOpen>, 'refusal'>
}

function InWorkspace({ session, trying }: InWorkspaceProps) {
  const [isHome] = useRoute('/')
  const [, inEnvironment] = useRoute('/e/:environmentId/*?')
  const { environments, account, operator } = session
  const isNewReader = useIsNewReader(session)
  useEffect(() => {
    void tidyDrafts(operator.id)
    forgetDrafts(operator.id)
  }, [operator.id])
  const named = environments.find(({ id }) => id === inEnvironment?.environmentId)
  const last = environments.find(({ id }) => id === recall(`environment.${account.slug}`))
  const environment = named ?? last ?? environments[0]
  // Limited operators whose only Environment went away; an Account always has one.
  if (!environment) return <CannotOpen refusal={notFound} {...trying} />
  if (isHome || isNewReader) return <Redirect to={`/e/${environment.id}`} replace />
  const isFound = inEnvironment === null || named !== undefined
  return <Shell {...{ session, environment, isFound }} environmentId={named?.id} />
}
