import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type BannerProps = {
  mood?: 'plain' | 'good' | 'fair' | 'bad'
  /** Buttons or links at its end. */
  actions?: ReactNode
  children: ReactNode
}

/** Something to know before going on. Give it a live region where it appears later. */
export const Banner = ({ mood = 'plain', actions, children }: BannerProps) => (
  <div className="banner" data-mood={mood}>
    <Icon name={mood === 'plain' || mood === 'good' ? 'info' : 'warning'} />
    <div className="banner-text">{children}</div>
    {actions && <div className="banner-actions">{actions}</div>}
  </div>
)
