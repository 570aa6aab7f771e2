import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { type Application, listApplications, listNodes, listRoles } from '../../../client/index.ts'
import { ask } from '../api/ask.ts'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { trails } from './node-branches.ts'

const limit = 200
type Page<Row> = { data: Row[]; next_cursor: string | null }

/** All rows of a list, page by page. */
export async function readAll<Row>(
  read: (place: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const page: Page<Row> = await read({ limit, ...(cursor && { cursor }) })
    rows.push(...page.data)
    cursor = page.next_cursor
  } while (cursor)
  return rows
}

const rolesOf = (environmentId: string) =>
  queryOptions({
    queryKey: ['roles', 'all', { environmentId }],
    queryFn: ({ signal }) =>
      readAll((page) => ask((opts) => listRoles(page, opts), { environmentId, signal })),
    staleTime: 60_000,
  })
const nodesOf = (environmentId: string) =>
  queryOptions({
    queryKey: ['nodes', 'tree', { environmentId }],
    queryFn: async ({ signal }) =>
      (await ask((opts) => listNodes({}, opts), { environmentId, signal })).data,
    staleTime: 60_000,
  })
const applicationsOf = (environmentId: string) =>
  queryOptions({
    queryKey: ['applications', 'all', { environmentId }],
    queryFn: ({ signal }) =>
      readAll((page) => ask((opts) => listApplications(page, opts), { environmentId, signal })),
    staleTime: 60_000,
  })

/** The Environments that this page tells of: its own, or on pages of the Account all. */
export function useEnvironmentIds(): string[] {
  const { environments } = useWorkspace()
  const own = useEnvironmentId()
  return own === undefined ? environments.map(({ id }) => id) : [own]
}

/** The Environment's Roles; none on pages of the Account. */
export function useRoles() {
  const environmentId = useEnvironmentId()
  return useQuery({ ...rolesOf(environmentId ?? ''), enabled: environmentId !== undefined })
}

export function useNodes() {
  const environmentId = useEnvironmentId()
  return useQuery({ ...nodesOf(environmentId ?? ''), enabled: environmentId !== undefined })
}

/** Applications that somebody can be added to, with the name of their Environment. */
export function useApplications(): (Application & { environment: string })[] {
  const { environments } = useWorkspace()
  const ids = useEnvironmentIds()
  return useQueries({
    queries: ids.map(applicationsOf),
    combine: (answers) =>
      answers.flatMap(({ data = [] }, at) => {
        const environment = environments.find(({ id }) => id === ids[at])?.name ?? ''
        return data.filter(({ enabled }) => enabled).map((one) => ({ ...one, environment }))
      }),
  })
}

/** Names for ids: of Roles, of Nodes with those above them, of Applications. */
export function useNames(environmentIds: readonly string[]) {
  const { unknown, nodes: words } = useWords().identities
  const roles = useQueries({ queries: environmentIds.map(rolesOf), combine: allOf })
  const trees = useQueries({ queries: environmentIds.map(nodesOf), combine: allOf })
  const applications = useQueries({ queries: environmentIds.map(applicationsOf), combine: allOf })
  const places = trails(trees)
  return {
    role: (id: string) => roles.find((role) => role.id === id)?.name ?? unknown,
    node: (id: string) => places.get(id)?.join(words.separator) ?? unknown,
    /** The Node's own name alone. */
    nodeName: (id: string) => places.get(id)?.at(-1) ?? unknown,
    application: (id: string) =>
      applications.find((application) => application.id === id)?.client_name ?? unknown,
  }
}

const allOf = <Row>(answers: { data: Row[] | undefined }[]): Row[] =>
  answers.flatMap(({ data }) => data ?? [])
