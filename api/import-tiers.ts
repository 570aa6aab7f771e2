import { Type } from 'typebox'
import type { RouteDeps } from './deps.ts'
import type { ImportFeeds } from './import-feeds.ts'
import { id, idParams, slug, slugParams } from './schemas/fields.ts'
import { uploadOf } from './schemas/imports.ts'

const environmentModes = Type.Enum(['bulk_invite', 'bulk_create'])
const accountModes = Type.Enum(['account_bulk_create'])

/** What differs between an Environment's imports and those of an Account's directory. Spec §4, §6. */
const environmentTier = {
  tags: ['Imports'],
  config: { permission: 'import.manage' },
  sampleMode: Type.Enum(['bulk_invite', 'bulk_create'], { default: 'bulk_invite' }),
  upload: uploadOf(environmentModes, 'NewImport'),
  listParams: Type.Object({}),
  oneParams: idParams,
  linkQuery: Type.Object({
    environment_id: Type.Optional({
      ...id,
      description: 'In place of X-Environment-Id, for what a browser opens without headers.',
    }),
  }),
} as const
const accountTier = {
  tags: ['Account imports'],
  config: { permission: 'import.manage', operatorsOnly: true },
  sampleMode: Type.Enum(['account_bulk_create'], { default: 'account_bulk_create' }),
  upload: uploadOf(accountModes, 'NewAccountImport'),
  listParams: slugParams,
  oneParams: Type.Object({ slug, id: idParams.properties.id }),
  linkQuery: Type.Object({}),
} as const

export const importTiers = [
  { prefix: '/api/v1', tier: environmentTier },
  { prefix: '/api/v1/accounts/:slug', tier: accountTier },
]
export type ImportTierDeps = RouteDeps & {
  tier: typeof environmentTier | typeof accountTier
  feeds: ImportFeeds
}
