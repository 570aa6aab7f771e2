import type { ReactNode } from 'react'
import { Hint } from '../../../parts/hint.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Menu } from '../../../parts/menu.tsx'
import { useWords } from '../../../words/use-words.ts'

type RowMenuProps = {
  name: string
  blockedBy: string | undefined
  /** `MenuItem`s. */
  children: ReactNode
}

/** What can be done with one row; where nothing can, it says why. */
export function RowMenu({ name, blockedBy, children }: RowMenuProps) {
  const label = useWords().settings.shared.actionsFor(name)
  const icon = <Icon name="more" />
  if (blockedBy) {
    return (
      <Hint text={blockedBy}>
        <button
          type="button"
          className="icon-button"
          aria-label={label}
          aria-disabled="true"
          aria-description={blockedBy}
        >
          {icon}
        </button>
      </Hint>
    )
  }
  return (
    <Menu label={label} trigger={icon} placement="bottom end">
      {children}
    </Menu>
  )
}
