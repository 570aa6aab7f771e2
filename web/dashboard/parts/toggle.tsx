import { type ReactNode, useId } from 'react'
import { Switch } from 'react-aria-components/Switch'

type ToggleProps = {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  advice?: string
  children: ReactNode
}

/** Something that is on or off, at once. */
export function Toggle({ isSelected, onChange, advice, children }: ToggleProps) {
  const id = useId()
  return (
    <div className="toggle-field">
      <Switch
        className="toggle"
        isSelected={isSelected}
        onChange={onChange}
        {...(advice && { 'aria-describedby': id })}
      >
        <span className="toggle-track" />
        <span>{children}</span>
      </Switch>
      {advice && (
        <span id={id} className="advice">
          {advice}
        </span>
      )}
    </div>
  )
}
