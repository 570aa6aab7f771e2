import { queryOptions, useQuery } from '@tanstack/react-query'
import { type EnvironmentSetup, getEnvironmentSetup } from '../../../client/index.ts'
import { ask } from '../api/ask.ts'
import { useWorkspace } from '../shell/workspace.tsx'

const watchedMs = 3000

/** Nobody has been invited or given a role yet. */
export const isUntouched = ({ invites, assignments }: EnvironmentSetup): boolean =>
  invites === 0 && assignments === 0

const isFinished = (setup: EnvironmentSetup) =>
  setup.invites > 0 &&
  setup.invites_with_role + setup.assignments > 0 &&
  setup.applications_with_redirect > 0 &&
  setup.api_keys > 0

const setupQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ['setup', { environmentId }],
    queryFn: ({ signal }) =>
      ask((opts) => getEnvironmentSetup({ id: environmentId }, opts), { signal }),
    refetchInterval: ({ state }) => (state.data && isFinished(state.data) ? false : watchedMs),
  })

/** How far the Environment is set up, by what is there; watched until nothing is missing. */
export function useSetup() {
  const { environment } = useWorkspace()
  return useQuery(setupQuery(environment.id))
}
