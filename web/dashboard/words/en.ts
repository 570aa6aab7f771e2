import { accessIdentities } from './en/access-identities.ts'
import { entrance } from './en/entrance.ts'
import { guide } from './en/guide.ts'
import { identities } from './en/identities.ts'
import { importWizard } from './en/import-wizard.ts'
import { imports } from './en/imports.ts'
import { invites } from './en/invites.ts'
import { overview } from './en/overview.ts'
import { parts } from './en/parts.ts'
import { problems } from './en/problems.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { tenantIdentities } from './en/tenant-identities.ts'

/** Every word of the dashboard, by area. The measure for other languages: `Words` is its type. */
export const en = {
  accessIdentities,
  entrance,
  guide,
  identities,
  imports,
  importWizard,
  invites,
  overview,
  parts,
  problems,
  settings,
  shell,
  tenantIdentities,
}

export type Words = typeof en
