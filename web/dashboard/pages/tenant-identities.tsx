import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'

export function TenantIdentitiesPage() {
  const { tenantIdentities } = useWords()
  return <Page title={tenantIdentities.title} />
}
