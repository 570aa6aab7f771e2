import { Link } from 'wouter'
import { listAccountMessageTemplates, type MessageTemplate } from '../../../../client/index.ts'
import { type Pages, usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import '../../styles/templates.css'
import { useWords } from '../../words/use-words.ts'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt, useRow } from './shared/use-row.ts'
import { DeleteTemplate } from './templates/delete-dialog.tsx'
import { TemplateGroups } from './templates/groups.tsx'
import { SendTest } from './templates/test-dialog.tsx'

/** The Account's own messages, by key. */
export function TemplatesPage() {
  const { titles, templates: words } = useWords().settings
  const { account } = useWorkspace()
  const blockedBy = useBlocked()
  const listing = usePages(['templates', 'settings'], (cursor, opts) =>
    listAccountMessageTemplates({ slug: account.slug, ...pageAt(cursor) }, opts),
  )
  return (
    <SettingsPage
      title={titles.templates}
      lead={words.lead}
      actions={<Create blockedBy={blockedBy} />}
    >
      {blockedBy && <Banner>{blockedBy}</Banner>}
      {listing.rows.length > 0 ? (
        <TemplateGroups {...{ listing, blockedBy }} />
      ) : (
        <DataTable
          label={titles.templates}
          columns={skeleton}
          listing={listing}
          keyOf={({ id }) => id}
          empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
        />
      )}
      <Dialogs listing={listing} />
    </SettingsPage>
  )
}

const skeleton = ['lang', 'medium', 'updated'].map((id) => ({ id, header: '', cell: () => null }))

function Create({ blockedBy }: { blockedBy: string | undefined }) {
  const { templates: words } = useWords().settings
  if (blockedBy) {
    return (
      <Button kind="primary" blockedBy={blockedBy}>
        {words.create}
      </Button>
    )
  }
  return (
    <Link href="/settings/templates/new" className="button" data-kind="primary">
      {words.create}
    </Link>
  )
}

function Dialogs({ listing }: { listing: Pages<MessageTemplate> }) {
  const { dialog, about, close } = useOpened()
  const template = useRow(listing, about)
  if (!template) return null
  if (dialog === 'test') return <SendTest {...{ template }} onClose={close} />
  if (dialog === 'delete') return <DeleteTemplate {...{ template }} onClose={close} />
  return null
}
