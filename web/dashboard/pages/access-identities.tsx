import { IdentitiesPage } from '../identities/identities-page.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'

/** Who has access to the Environment, and who is invited to it. */
export function AccessIdentitiesPage() {
  const { title, lead } = useWords().accessIdentities
  const { environment } = useWorkspace()
  return <IdentitiesPage title={title} lead={lead(environment.name)} />
}
