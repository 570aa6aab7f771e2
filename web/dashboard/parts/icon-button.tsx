import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'

type IconButtonProps = Pick<ButtonProps, 'onPress' | 'isDisabled' | 'slot' | 'type'> & {
  label: string
  children: ReactNode
}

/** A button that shows only an icon; its label is for everybody who cannot see that. */
export const IconButton = ({ label, children, ...props }: IconButtonProps) => (
  <AriaButton {...props} className="icon-button" aria-label={label}>
    {children}
  </AriaButton>
)
