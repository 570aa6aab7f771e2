import type { ReactNode } from 'react'

type BadgeProps = {
  mood?: 'plain' | 'accent' | 'good' | 'fair' | 'bad'
  children: ReactNode
}

/** A state in a word; the colour only repeats it. */
export const Badge = ({ mood = 'plain', children }: BadgeProps) => (
  <span className="badge" data-mood={mood}>
    {children}
  </span>
)
