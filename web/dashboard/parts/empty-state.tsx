import type { ReactNode } from 'react'

type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode }

/** In place of a list without rows: what would be here, and how to begin. */
export const EmptyState = ({ title, children, actions }: EmptyStateProps) => (
  <section className="empty">
    <h2>{title}</h2>
    {children && <p>{children}</p>}
    {actions && <div className="page-actions">{actions}</div>}
  </section>
)
