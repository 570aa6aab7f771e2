import { useEffect, useState } from 'react'
import { openDesk } from '../desk/client.ts'

/** A desk for as long as the page is open. */
export function useDesk() {
  const [desk] = useState(openDesk)
  useEffect(() => () => desk.close(), [desk])
  return desk
}
