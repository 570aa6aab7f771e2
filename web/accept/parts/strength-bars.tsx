import type { Strength } from '../password-strength.ts'

const bars: Record<Strength['level'], number> = {
  short: 0,
  long: 0,
  weak: 1,
  fair: 2,
  good: 3,
  strong: 4,
}

/** Four bars, none lit before anything is typed; the words beside them say the same. */
export const StrengthBars = ({ level }: { level: Strength['level'] | null }) => (
  <span className="strength" data-level={level === null ? 0 : bars[level]} aria-hidden="true">
    <i />
    <i />
    <i />
    <i />
  </span>
)
