import { useEffect, useState } from 'react'
import { useSecondsUntil } from '../countdown.ts'
import type { Invite } from '../invite.ts'
import { webAddress } from '../link.ts'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { CheckBadge } from '../parts/icons.tsx'
import { useLanguage } from '../words/context.tsx'

/** The person is in. */
export function Accepted({ invite, redirectUrl }: { invite: Invite; redirectUrl: string }) {
  const { accepted } = useLanguage().words
  const target = webAddress(redirectUrl)
  return (
    <>
      <Heading title={accepted.title(invite.accountName)} icon={<CheckBadge />}>
        <p>{accepted.text}</p>
        {!target && <p>{accepted.close}</p>}
      </Heading>
      {target && <Onward target={target} />}
    </>
  )
}

const waitMs = 8000

/** Goes on by itself unless told to stay (WCAG 2.2.1); nothing moves while the time runs. */
function Onward({ target }: { target: URL }) {
  const { words, locale } = useLanguage()
  const { accepted } = words
  const [leavesAtMs, setLeavesAtMs] = useState<number | null>(() => Date.now() + waitMs)
  const seconds = useSecondsUntil(leavesAtMs)
  const leaving = leavesAtMs !== null
  useEffect(() => {
    // Replaced, so that going back does not lead to a link that is used up.
    if (leaving && seconds === 0) location.replace(target)
  }, [leaving, seconds, target])
  const time = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' })
  return (
    <div className="choices">
      {leaving && <p>{accepted.going(target.host, time.format(seconds))}</p>}
      <a className="button" data-kind="primary" href={target.href} rel="noreferrer">
        {accepted.goOn}
      </a>
      {leaving && (
        <Button kind="quiet" onPress={() => setLeavesAtMs(null)}>
          {accepted.stay}
        </Button>
      )}
    </div>
  )
}
