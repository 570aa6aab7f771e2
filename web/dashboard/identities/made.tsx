import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../parts/icon.tsx'

type MadeProps = { title: string; text: string; children?: ReactNode }

/** That it worked, and what happens next. It takes the focus, for the form that had it is gone. */
export function Made({ title, text, children }: MadeProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="made">
      <span className="made-mark">
        <Icon name="check" />
      </span>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p className="soft">{text}</p>
      {children}
    </div>
  )
}
