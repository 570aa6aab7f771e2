import { Select } from '../parts/select.tsx'
import { formatDate } from '../words/formats.ts'
import { useWords } from '../words/use-words.ts'
import { useRecentImports } from './recent.ts'

const all = 'all'

/** All invites, or those of one import. */
export function ImportFilter({
  value,
  onChange,
}: {
  value: string
  onChange: (id: string) => void
}) {
  const { overview, imports: importWords } = useWords()
  const { funnel: words } = overview
  const { data } = useRecentImports()
  const imports = (data?.data ?? []).filter(({ mode }) => mode === 'bulk_invite')
  if (imports.length === 0 && !value) return null
  const options = [
    { id: all, name: words.all },
    ...imports.map(({ id, filename, created_at }) => ({
      id,
      name: filename ?? importWords.noFile,
      note: formatDate(created_at),
    })),
  ]
  return (
    <Select
      aria-label={words.import}
      options={options}
      value={value || all}
      onChange={(id) => onChange(id === all ? '' : id)}
    />
  )
}
