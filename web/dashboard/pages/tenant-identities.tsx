import { IdentitiesPage } from '../identities/identities-page.tsx'
import { useWords } from '../words/use-words.ts'

/** The Account's whole directory, and invites into it. */
export function TenantIdentitiesPage() {
  const { title, lead } = useWords().tenantIdentities
  return <IdentitiesPage title={title} lead={lead} />
}
