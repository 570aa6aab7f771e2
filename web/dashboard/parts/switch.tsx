import { type ReactNode, useId } from 'react'
import {
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components/Switch'
import { isFlag, useKeptBox } from '../hooks/use-kept-field.ts'

type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & {
  /** Its words; where it has none to show, give an `aria-label`. */
  children?: ReactNode
  /** Sits below it and describes it. */
  advice?: string
}

/** On or off. In a form it counts when that is sent, elsewhere at once. */
export function Switch({ children, advice, ...props }: SwitchProps) {
  const id = useId()
  const kept = useKeptSwitch(props)
  const itself = (
    <AriaSwitch {...kept} className="switch" {...(advice && { 'aria-describedby': id })}>
      <span className="switch-track">
        <span className="switch-thumb" />
      </span>
      {children && <span>{children}</span>}
    </AriaSwitch>
  )
  if (!advice) return itself
  return (
    <div className="switch-field">
      {itself}
      <span id={id} className="advice">
        {advice}
      </span>
    </div>
  )
}

function useKeptSwitch(props: Omit<SwitchProps, 'children' | 'advice'>) {
  const { name = '', isSelected, defaultSelected: begin = false } = props
  const kept = useKeptBox(isSelected === undefined, { name, begin, isKind: isFlag })
  return kept ? { ...props, isSelected: kept[0], onChange: kept[1] } : props
}
