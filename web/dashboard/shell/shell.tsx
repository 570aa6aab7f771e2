import { Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import type { Environment, Session } from '../api/session.ts'
import { GuidePlace } from '../guide/guide-place.tsx'
import { remember } from '../hooks/storage.ts'
import { routes } from '../routes.tsx'
import { useWords } from '../words/use-words.ts'
import { Banners } from './banners.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Loading } from './loading.tsx'
import { Navigation } from './navigation.tsx'
import { NotFound } from './not-found.tsx'
import { TopBar } from './top-bar.tsx'
import { EnvironmentIdContext, WorkspaceContext } from './workspace.tsx'

type ShellProps = {
  session: Session
  environment: Environment
  /** Whether the Environment in the address is one of the Account's; true where it names none. */
  isFound: boolean
  environmentId: string | undefined
}

/** What is around every page. The key makes a page of another Environment a new one. */
export function Shell({ session, environment, isFound, environmentId }: ShellProps) {
  const { shell } = useWords()
  const { account, permissions } = session
  useEffect(() => {
    if (environmentId) remember(`environment.${account.slug}`, environmentId)
  }, [account.slug, environmentId])
  const workspace = {
    ...session,
    environment,
    may: (permission: string) => permissions.includes(permission),
  }
  return (
    <WorkspaceContext value={workspace}>
      <EnvironmentIdContext value={environmentId}>
        <a className="skip" href="#content">
          {shell.skip}
        </a>
        <TopBar />
        <aside className="side">
          <Navigation />
        </aside>
        <main id="content" className="content" tabIndex={-1} key={environmentId}>
          <Banners />
          {isFound ? <Pages /> : <NotFound />}
        </main>
        <GuidePlace />
      </EnvironmentIdContext>
    </WorkspaceContext>
  )
}

function Pages() {
  return (
    <Switch>
      {routes.map(({ path, page: Page }) => (
        <Route key={path} path={path}>
          <ErrorBoundary>
            <Suspense fallback={<Loading />}>
              <Page />
            </Suspense>
          </ErrorBoundary>
        </Route>
      ))}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}
