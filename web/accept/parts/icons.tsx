import type { ReactNode } from 'react'

type Mood = 'plain' | 'good' | 'bad'

const Glyph = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" className="glyph">
    {children}
  </svg>
)

const Badge = ({ mood, children }: { mood: Mood; children: ReactNode }) => (
  <span className="badge" data-mood={mood}>
    <Glyph>{children}</Glyph>
  </span>
)

/** An account's first letter; the API tells no logo. */
export const Monogram = ({ name }: { name: string }) => (
  <span className="monogram" aria-hidden="true">
    {[...name.trim()][0]?.toUpperCase()}
  </span>
)

export const CheckBadge = () => (
  <Badge mood="good">
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Badge>
)

export const MailBadge = () => (
  <Badge mood="plain">
    <rect x="3.5" y="5.5" width="17" height="13" rx="2.5" />
    <path d="m4 7.5 8 6 8-6" />
  </Badge>
)

export const ClosedBadge = () => (
  <Badge mood="plain">
    <circle cx="12" cy="12" r="8.5" />
    <path d="m6 6 12 12" />
  </Badge>
)

export const CloudBadge = () => (
  <Badge mood="bad">
    <path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1" />
  </Badge>
)

export const WarningGlyph = () => (
  <Glyph>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5v5.2M12 16.2v.1" />
  </Glyph>
)

export const EyeGlyph = ({ crossed }: { crossed: boolean }) => (
  <Glyph>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
    <circle cx="12" cy="12" r="2.8" />
    {crossed && <path d="m4 4 16 16" />}
  </Glyph>
)
