import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { useWords } from '../words/use-words.ts'
import { Icon } from './icon.tsx'

type SearchFieldProps = {
  label: string
  value: string
  /** Called when the reader pauses, not with each letter. */
  onChange: (value: string) => void
}

const pauseMs = 250

/** A box to search a list by; Escape clears it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { clearSearch } = useWords().parts
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const pause = setTimeout(() => onChange(typed), pauseMs)
    return () => clearTimeout(pause)
  }, [typed, value, onChange])
  return (
    <AriaSearchField className="box search" aria-label={label} value={typed} onChange={setTyped}>
      <Icon name="search" />
      <Input placeholder={label} />
      {typed && (
        <Button className="icon-button" aria-label={clearSearch}>
          <Icon name="close" />
        </Button>
      )}
    </AriaSearchField>
  )
}
