import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Route, Router, Switch } from 'wouter'
import { createQueryClient } from './api/query-client.ts'
import { watchWindows } from './api/windows.ts'
import { keepTrail } from './hooks/trail.ts'
import { Toasts } from './parts/toasts.tsx'
import { entrances } from './routes.tsx'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { Loading } from './shell/loading.tsx'
import { SignedIn } from './shell/signed-in.tsx'
import { locale } from './words/formats.ts'

/** The dashboard. What a path shows is in `routes.tsx`. Spec §8. */
export function App() {
  const [queries] = useState(createQueryClient)
  useEffect(() => watchWindows(queries), [queries])
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={locale}>
        <Router base="/dashboard" aroundNav={keepTrail}>
          <ErrorBoundary>
            <Suspense fallback={<Loading />}>
              <Switch>
                {entrances.map(({ path, page: Page }) => (
                  <Route key={path} path={path}>
                    <Page />
                  </Route>
                ))}
                <Route>
                  <SignedIn />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </Router>
        <Toasts />
      </I18nProvider>
    </QueryClientProvider>
  )
}
