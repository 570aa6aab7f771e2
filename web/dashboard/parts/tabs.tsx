import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'

type TabsProps<Id extends string> = {
  label: string
  tabs: readonly { id: Id; name: string; note?: string | undefined }[]
  /** Kept in the URL, by `useSearchState`. */
  selected: string
  onSelect: (id: string) => void
  /** Of the selected tab. */
  children: ReactNode
}

/** Views of one page, one at a time. */
export function Tabs<Id extends string>({ label, tabs, children, ...state }: TabsProps<Id>) {
  const selected = tabs.find(({ id }) => id === state.selected)?.id ?? tabs[0]?.id ?? ''
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => key !== selected && state.onSelect(String(key))}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map(({ id, name, note }) => (
          <Tab key={id} id={id} className="tab">
            {name}
            {note && <span className="tab-note">{note}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={selected} id={selected} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
