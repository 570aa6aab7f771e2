import { useEffect } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { useOnline } from '../hooks/use-online.ts'
import { Trouble } from '../parts/trouble.tsx'

const again = () => location.reload()

/** A page whose code could not be loaded. It is loaded by itself once the connection is back. */
export function NotArrived({ refusal }: { refusal: Refusal }) {
  const isOnline = useOnline()
  const wasOffline = refusal.code === 'offline'
  useEffect(() => {
    if (wasOffline && isOnline) again()
  }, [wasOffline, isOnline])
  // A reload without a connection would lose the dashboard to the browser's own error page.
  return <Trouble refusal={refusal} retry={again} busy={!isOnline} level={1} />
}
