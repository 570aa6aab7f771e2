/** What a query could see: all transactions below `xmin`, none from `xmax` on, none of `running`. */
export type Snapshot = { xmin: bigint; xmax: bigint; running: bigint[] }

const written = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)$/
const mostRunning = 20

/** As Postgres writes a `pg_snapshot`; undefined for what is none. */
export function readSnapshot(text: string): Snapshot | undefined {
  const [, low, high, list] = written.exec(text) ?? []
  if (low === undefined || high === undefined || list === undefined) return undefined
  const [xmin, xmax] = [BigInt(low), BigInt(high)]
  const running = list === '' ? [] : list.split(',').map(BigInt)
  const between = [xmin, ...running, xmax]
  const isSorted = between.every((xid, at) => at === 0 || xid >= (between[at - 1] ?? 0n))
  return xmin > 0n && isSorted && !running.includes(xmax) ? { xmin, xmax, running } : undefined
}

/** The same again. */
export const writeSnapshot = ({ xmin, xmax, running }: Snapshot): string =>
  `${xmin}:${xmax}:${running.join(',')}`

/** Where too much runs to be told in few words, one that could see less: nothing is lost by it. */
export function shortened(snapshot: Snapshot): Snapshot {
  const { xmin, running } = snapshot
  return running.length > mostRunning ? { xmin, xmax: xmin, running: [] } : snapshot
}

/** Whether what this transaction wrote was there for the query. */
export const couldSee = ({ xmin, xmax, running }: Snapshot, xid: bigint): boolean =>
  xid < xmin || (xid < xmax && !running.includes(xid))

/** Whether one could see all that the other could. */
export const seesAll = (one: Snapshot, other: Snapshot): boolean =>
  one.xmax >= other.xmax && one.running.every((xid) => !couldSee(other, xid))
