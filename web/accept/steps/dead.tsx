import { Heading } from '../parts/heading.tsx'
import { CheckBadge, ClosedBadge } from '../parts/icons.tsx'
import type { DeadCode } from '../refusals.ts'
import { useWords } from '../words/context.tsx'

/** Where every dead link ends; the words say why, and what to do. */
export function Dead({ code }: { code: DeadCode }) {
  const { dead } = useWords()
  const icon = code === 'invite_accepted' ? <CheckBadge /> : <ClosedBadge />
  return (
    <Heading title={dead.title} icon={icon}>
      <p>{dead[code]}</p>
    </Heading>
  )
}
