import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import type { MessageTemplate } from '../../../../../client/index.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { MenuItem } from '../../../parts/menu.tsx'
import { Time } from '../../../parts/time.tsx'
import { languageName } from '../../../words/formats.ts'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'

type GroupsProps = { listing: Pages<MessageTemplate>; blockedBy: string | undefined }

/** A list for each key, in the order of their names. What is still to come hangs on the last. */
export function TemplateGroups({ listing, blockedBy }: GroupsProps) {
  const groups = [...Map.groupBy(listing.rows, ({ key }) => key)].toSorted(([one], [other]) =>
    one.localeCompare(other),
  )
  return groups.map(([key, rows], at) => {
    const isLast = at === groups.length - 1
    const part = { ...listing, rows: rows.toSorted(byLanguage) }
    const shown = isLast ? part : { ...part, hasNextPage: false, error: null }
    return <Group key={key} {...{ name: key, listing: shown, blockedBy }} />
  })
}

const byLanguage = (one: MessageTemplate, other: MessageTemplate) =>
  one.medium.localeCompare(other.medium) ||
  languageName(one.lang).localeCompare(languageName(other.lang))

type GroupProps = {
  name: string
  listing: ComponentProps<typeof DataTable<MessageTemplate>>['listing']
  blockedBy: string | undefined
}

function Group({ name, listing, blockedBy }: GroupProps) {
  const { templates: words } = useWords().settings
  return (
    <section className="stack message-group" aria-label={name}>
      <div className="group-head">
        <h2 className="code-text">{name}</h2>
        {!blockedBy && (
          <Link
            href={`/settings/templates/new?${new URLSearchParams({ key: name })}`}
            aria-label={words.addLanguageTo(name)}
          >
            {words.addLanguage}
          </Link>
        )}
      </div>
      <DataTable
        label={name}
        columns={useColumns(blockedBy)}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/settings/templates/${id}`}
        empty={null}
      />
    </section>
  )
}

function useColumns(blockedBy: string | undefined): Column<MessageTemplate>[] {
  const { shared, templates: words } = useWords().settings
  return [
    {
      id: 'lang',
      header: words.language,
      cell: ({ lang }) => (
        <>
          {languageName(lang)} <span className="soft code-text">{lang}</span>
        </>
      ),
    },
    { id: 'medium', header: words.medium, cell: ({ medium }) => words.media[medium] },
    {
      id: 'updated',
      header: words.updated,
      onlyWide: true,
      cell: (row) => <Time at={row.updated_at} />,
    },
    {
      id: 'actions',
      header: shared.actions,
      align: 'end',
      cell: (row) => <TemplateMenu template={row} blockedBy={blockedBy} />,
    },
  ]
}

type TemplateMenuProps = { template: MessageTemplate; blockedBy: string | undefined }

function TemplateMenu({ template, blockedBy }: TemplateMenuProps) {
  const { templates: words } = useWords().settings
  const { open } = useOpened()
  const { id, key, lang } = template
  return (
    <RowMenu name={words.rowName(key, languageName(lang))} blockedBy={blockedBy}>
      <MenuItem id="test" onAction={() => open('test', id)}>
        {words.test}
      </MenuItem>
      <MenuItem id="delete" danger onAction={() => open('delete', id)}>
        {words.delete}
      </MenuItem>
    </RowMenu>
  )
}
