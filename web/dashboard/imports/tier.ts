import type { RequestOpts } from '@oazapfts/runtime'
import * as client from '../../../client/index.ts'
import type { ImportMode } from '../../../csv/fields.ts'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'

type RowStatus = client.ImportRow['status']
type Paging = { cursor: string | undefined; limit?: number }

export type ImportTier = ReturnType<typeof environmentTier> | ReturnType<typeof accountTier>

/** The imports that a page is about, as the API has them: an Environment's, or the Account's own. */
export function useImportTier(): ImportTier {
  const environmentId = useEnvironmentId()
  const { account } = useWorkspace()
  return environmentId ? environmentTier(environmentId) : accountTier(account.slug)
}

const limit = 100
const query = (values: Record<string, string | undefined>) => {
  const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
const at = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

const environmentModes: readonly ImportMode[] = ['bulk_invite', 'bulk_create']
const accountModes: readonly ImportMode[] = ['account_bulk_create']

function environmentTier(environmentId: string) {
  const api = '/api/v1/imports'
  const environment_id = environmentId
  return {
    environmentId,
    api,
    modes: environmentModes,
    base: `/e/${environmentId}/imports`,
    people: `/e/${environmentId}/identities`,
    list: ({ cursor }: Paging, opts: RequestOpts) =>
      client.listImports({ limit, ...at(cursor) }, opts),
    get: (id: string, opts: RequestOpts) => client.getImport({ id }, opts),
    rows: (id: string, { cursor, status }: Paging & { status?: RowStatus }, opts: RequestOpts) =>
      client.listImportRows({ id, limit, ...at(cursor), ...(status && { status }) }, opts),
    cancel: (id: string, opts: RequestOpts) => client.cancelImport({ id }, opts),
    undo: (id: string, opts: RequestOpts) => client.revokePendingImport({ id }, opts),
    funnel: (importId: string, opts: RequestOpts) =>
      client.getIdentityInvitesFunnel({ importId }, opts),
    failedFile: (id: string, opts: RequestOpts) =>
      client.getImportResultsCsv({ id, only: 'failed' }, opts),
    links: {
      sample: (mode: ImportMode) => `${api}/sample.csv${query({ mode, environment_id })}`,
      events: (id: string) => `${api}/${id}/events${query({ environment_id })}`,
      results: (id: string, only?: 'failed') =>
        `${api}/${id}/results.csv${query({ only, environment_id })}`,
    },
  }
}

function accountTier(slug: string) {
  const api = `/api/v1/accounts/${slug}/imports`
  return {
    environmentId: undefined,
    api,
    modes: accountModes,
    base: '/tenant/imports',
    people: '/tenant/identities',
    list: ({ cursor }: Paging, opts: RequestOpts) =>
      client.listAccountImports({ slug, limit, ...at(cursor) }, opts),
    get: (id: string, opts: RequestOpts) => client.getAccountImport({ slug, id }, opts),
    rows: (id: string, { cursor, status }: Paging & { status?: RowStatus }, opts: RequestOpts) =>
      client.listAccountImportRows(
        { slug, id, limit, ...at(cursor), ...(status && { status }) },
        opts,
      ),
    cancel: (id: string, opts: RequestOpts) => client.cancelAccountImport({ slug, id }, opts),
    undo: (id: string, opts: RequestOpts) => client.revokePendingAccountImport({ slug, id }, opts),
    funnel: (importId: string, opts: RequestOpts) =>
      client.getAccountIdentityInvitesFunnel({ slug, importId }, opts),
    failedFile: (id: string, opts: RequestOpts) =>
      client.getAccountImportResultsCsv({ slug, id, only: 'failed' }, opts),
    links: {
      sample: (mode: ImportMode) => `${api}/sample.csv${query({ mode })}`,
      events: (id: string) => `${api}/${id}/events`,
      results: (id: string, only?: 'failed') => `${api}/${id}/results.csv${query({ only })}`,
    },
  }
}
