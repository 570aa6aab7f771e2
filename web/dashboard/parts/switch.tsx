import type { ReactNode } from 'react'
import {
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components/Switch'
import { isFlag, useKeptBox } from '../hooks/use-kept-field.ts'

type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & {
  /** Its words; where it has none to show, give an `aria-label`. */
  children?: ReactNode
}

/** On or off. In a form it counts when that is sent, elsewhere at once. */
export const Switch = ({ children, ...props }: SwitchProps) => (
  <AriaSwitch {...useKeptSwitch(props)} className="switch">
    <span className="switch-track">
      <span className="switch-thumb" />
    </span>
    {children && <span>{children}</span>}
  </AriaSwitch>
)

function useKeptSwitch(props: Omit<SwitchProps, 'children'>) {
  const { name = '', isSelected, defaultSelected: begin = false } = props
  const kept = useKeptBox(isSelected === undefined, { name, begin, isKind: isFlag })
  return kept ? { ...props, isSelected: kept[0], onChange: kept[1] } : props
}
