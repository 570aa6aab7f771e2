import { Tabs } from '../parts/tabs.tsx'
import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'
import { CreateDialog } from './create-dialog.tsx'
import { Directory } from './directory.tsx'
import { EntryPoints } from './entry-points.tsx'
import { IdentityDrawer } from './identity-drawer.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { InviteDrawer } from './invite-drawer.tsx'
import { Invites } from './invites.tsx'
import { noFilters, usePlace } from './place.ts'

type IdentitiesPageProps = { title: string; lead: string }

/** People and invites, of an Environment or of the whole Account. Spec §8. */
export function IdentitiesPage({ title, lead }: IdentitiesPageProps) {
  const { identities } = useWords()
  const { place, go } = usePlace()
  const isInvites = place.tab === 'invites'
  return (
    <Page title={title} lead={lead} actions={<EntryPoints />}>
      <Tabs
        label={identities.views}
        tabs={[
          { id: 'directory', name: identities.tabs.directory },
          { id: 'invites', name: identities.tabs.invites },
        ]}
        selected={place.tab}
        onSelect={(tab) => go({ ...noFilters, view: 'all', tab })}
      >
        {isInvites ? <Invites /> : <Directory />}
      </Tabs>
      <OpenOne />
    </Page>
  )
}

/** What lies over the page; a dialog over nothing but the page. */
function OpenOne() {
  const { dialog, identity, invite, again } = usePlace().place
  if (dialog === 'create') return <CreateDialog />
  if (dialog === 'invite' || dialog === 'assign') {
    return <InviteDialog key={again} kind={dialog} again={again} />
  }
  if (invite) return <InviteDrawer key={invite} id={invite} />
  if (identity) return <IdentityDrawer key={identity} id={identity} />
  return null
}
