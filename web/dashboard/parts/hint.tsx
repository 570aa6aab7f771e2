import type { ComponentProps, ReactNode } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip, type TooltipProps, TooltipTrigger } from 'react-aria-components/Tooltip'

type HintProps = {
  text: ReactNode
  placement?: TooltipProps['placement']
  /** One element that can have the focus. */
  children: ComponentProps<typeof Focusable>['children']
}

/** Words that appear beside something while it is pointed at or has the focus. */
export const Hint = ({ text, placement = 'top', children }: HintProps) => (
  <TooltipTrigger delay={300} closeDelay={100}>
    <Focusable>{children}</Focusable>
    <Tooltip className="hint" placement={placement} offset={6} UNSTABLE_portalContainer={content()}>
      {text}
    </Tooltip>
  </TooltipTrigger>
)

/** Beside the page's content, for everything has to be within a landmark. */
const content = () => document.getElementById('content') ?? document.body
