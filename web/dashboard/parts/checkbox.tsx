import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox'
import { Icon } from './icon.tsx'

type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & {
  /** Its words; where it has none to show, give an `aria-label`. */
  children?: ReactNode
}

export const Checkbox = ({ children, ...props }: CheckboxProps) => (
  <AriaCheckbox {...props} className="checkbox">
    <span className="checkbox-box">
      <Icon name="check" />
    </span>
    {children && <span>{children}</span>}
  </AriaCheckbox>
)
