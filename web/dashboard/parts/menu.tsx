import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu'
import { Popover, type PopoverProps } from 'react-aria-components/Popover'
import { Icon } from './icon.tsx'

type MenuProps = {
  /** The name of the menu, and of its button unless that has words enough. */
  label: string
  trigger: ReactNode
  isNamedByContent?: boolean
  className?: string
  placement?: PopoverProps['placement']
  /** `MenuItem`s, or `MenuSection`s of them. */
  children: ReactNode
}

/** A button that opens a list of things to do. */
export function Menu({ label, trigger, children, ...look }: MenuProps) {
  const { className = 'icon-button', placement = 'bottom start', isNamedByContent } = look
  const name = isNamedByContent ? {} : { 'aria-label': label }
  return (
    <MenuTrigger>
      <Button className={className} {...name}>
        {trigger}
      </Button>
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

type MenuSectionProps = {
  title: string
  /** Where one of the items is the current one. */
  selected?: ReadonlySet<string>
  children: ReactNode
}

export function MenuSection({ title, selected, children }: MenuSectionProps) {
  const choice = selected && { selectionMode: 'single' as const, selectedKeys: selected }
  return (
    <AriaMenuSection {...choice} disallowEmptySelection>
      <Header className="menu-title">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

type MenuItemProps = {
  id: string
  onAction: () => void
  children: string
  note?: string | undefined
  danger?: boolean
}

export const MenuItem = ({ id, onAction, children, note, danger = false }: MenuItemProps) => (
  <AriaMenuItem
    id={id}
    textValue={children}
    className="menu-item"
    data-danger={danger}
    onAction={onAction}
  >
    <span className="menu-words">{children}</span>
    {note && <span className="menu-note">{note}</span>}
    <Icon name="check" />
  </AriaMenuItem>
)
