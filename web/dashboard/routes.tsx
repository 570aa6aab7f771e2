import { type ComponentType, lazy } from 'react'
import { refusalOf } from './api/refusal.ts'

/** A page arrives with its first visit, so that the first load stays small. */
const page = (load: () => Promise<ComponentType>) =>
  lazy(async () => {
    try {
      return { default: await load() }
    } catch (failure) {
      throw refusalOf(failure)
    }
  })

/** For who is signed out. */
export const entrances = [
  {
    path: '/sign-in',
    page: page(async () => (await import('./pages/sign-in.tsx')).SignInPage),
  },
  {
    path: '/sign-up',
    page: page(async () => (await import('./pages/sign-up.tsx')).SignUpPage),
  },
]

const overview = page(async () => (await import('./pages/overview.tsx')).OverviewPage)
const accessIdentities = page(
  async () => (await import('./pages/access-identities.tsx')).AccessIdentitiesPage,
)
const tenantIdentities = page(
  async () => (await import('./pages/tenant-identities.tsx')).TenantIdentitiesPage,
)
const imports = page(async () => (await import('./pages/imports.tsx')).ImportsPage)
const importPage = page(async () => (await import('./pages/import.tsx')).ImportPage)
const webhooks = page(async () => (await import('./pages/settings/webhooks.tsx')).WebhooksPage)
const webhook = page(async () => (await import('./pages/settings/webhook.tsx')).WebhookPage)
const wizard = page(async () => (await import('./pages/import-wizard.tsx')).ImportWizardPage)

/** For who is signed in; the first that fits counts. Pages read the rest from the URL themselves. */
export const routes = [
  { path: '/e/:environmentId', page: overview },
  { path: '/e/:environmentId/identities', page: accessIdentities },
  { path: '/e/:environmentId/imports', page: imports },
  { path: '/e/:environmentId/imports/new', page: wizard },
  { path: '/e/:environmentId/imports/:importId', page: importPage },
  {
    path: '/e/:environmentId/settings/applications',
    page: page(async () => (await import('./pages/settings/applications.tsx')).ApplicationsPage),
  },
  {
    path: '/e/:environmentId/settings/roles',
    page: page(async () => (await import('./pages/settings/roles.tsx')).RolesPage),
  },
  {
    path: '/e/:environmentId/settings/nodes',
    page: page(async () => (await import('./pages/settings/nodes.tsx')).NodesPage),
  },
  {
    path: '/e/:environmentId/settings/api-keys',
    page: page(async () => (await import('./pages/settings/api-keys.tsx')).ApiKeysPage),
  },
  { path: '/e/:environmentId/settings/webhooks', page: webhooks },
  { path: '/e/:environmentId/settings/webhooks/:webhookId', page: webhook },
  { path: '/tenant/identities', page: tenantIdentities },
  { path: '/tenant/imports', page: imports },
  { path: '/tenant/imports/new', page: wizard },
  { path: '/tenant/imports/:importId', page: importPage },
  {
    path: '/settings/operators',
    page: page(async () => (await import('./pages/settings/operators.tsx')).OperatorsPage),
  },
  {
    path: '/settings/policy',
    page: page(async () => (await import('./pages/settings/policy.tsx')).PolicyPage),
  },
  {
    path: '/settings/branding',
    page: page(async () => (await import('./pages/settings/branding.tsx')).BrandingPage),
  },
  {
    path: '/settings/templates',
    page: page(async () => (await import('./pages/settings/templates.tsx')).TemplatesPage),
  },
  {
    path: '/settings/templates/new',
    page: page(async () => (await import('./pages/settings/new-template.tsx')).NewTemplatePage),
  },
  {
    path: '/settings/templates/:templateId',
    page: page(async () => (await import('./pages/settings/template.tsx')).TemplatePage),
  },
  { path: '/settings/webhooks', page: webhooks },
  { path: '/settings/webhooks/:webhookId', page: webhook },
  {
    path: '/settings/environments',
    page: page(async () => (await import('./pages/settings/environments.tsx')).EnvironmentsPage),
  },
  {
    path: '/settings/profile',
    page: page(async () => (await import('./pages/settings/profile.tsx')).ProfilePage),
  },
  {
    path: '/settings/account',
    page: page(async () => (await import('./pages/settings/account.tsx')).AccountPage),
  },
]
