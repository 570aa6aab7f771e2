import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  SelectValue,
} from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import { useWords } from '../words/use-words.ts'
import { FieldFault } from './field-fault.tsx'
import { Icon } from './icon.tsx'
import { FieldLabel } from './text-field.tsx'

export type Option = { id: string; name: string; note?: string | undefined }
type Inherited = 'name' | 'isRequired' | 'isDisabled' | 'aria-label'
type SelectProps = Pick<AriaSelectProps<Option>, Inherited> & {
  label?: string
  options: readonly Option[]
  value: string | null
  onChange: (id: string) => void
  advice?: ReactNode
  placeholder?: string
}

/** One of a few; for many, `SearchField` above a list serves better. */
export function Select({ label, options, value, onChange, ...rest }: SelectProps) {
  const { advice, placeholder, ...props } = rest
  const { choose } = useWords().parts
  return (
    <AriaSelect
      {...props}
      className="field"
      placeholder={placeholder ?? choose}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      {label && <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>}
      <Button className="box select">
        <SelectValue />
        <Icon name="chevron" />
      </Button>
      {advice && (
        <Text slot="description" className="advice">
          {advice}
        </Text>
      )}
      <FieldFault />
      <Popover className="popover" offset={4}>
        <ListBox items={options} className="menu">
          {({ id, name, note }) => (
            <ListBoxItem id={id} textValue={name} className="menu-item">
              <span className="menu-words">{name}</span>
              {note && <span className="menu-note">{note}</span>}
              <Icon name="check" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
