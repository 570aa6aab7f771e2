import { type ReactNode, useEffect, useRef } from 'react'

type HeadingProps = { title: string; icon?: ReactNode; children?: ReactNode }

/**
 * The head of a step. It names the document and takes the focus when its step begins, so that a
 * screen reader reads on from here and Tab leads to the first control.
 */
export function Heading({ title, icon, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <header className="head">
      <title>{title}</title>
      {icon}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  )
}
