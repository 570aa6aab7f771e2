import { playBareApi } from './bare-api.ts'
import { playHasher } from './hasher.ts'
import { playOutside } from './outside.ts'
import { playQueueApi } from './queue-api.ts'
import { playQueueWorker } from './queue-worker.ts'
import { playTimerWorker } from './timer-worker.ts'

const roles: Record<string, (settings: string[]) => Promise<void>> = {
  outside: playOutside,
  'bare-api': playBareApi,
  hasher: playHasher,
  'timer-worker': ([address = '', namespace = '']) => playTimerWorker(address, namespace),
  'queue-api': ([databaseUrl = '']) => playQueueApi(databaseUrl),
  'queue-worker': ([databaseUrl = '', smtpUrl = '']) => playQueueWorker(databaseUrl, smtpUrl),
}

/** Everything that is measured, or measured against, has a process of its own. */
export async function playRole(role: string, settings: string[]): Promise<void> {
  const play = roles[role]
  if (!play) throw new Error(`The bench has no process “${role}”.`)
  await play(settings)
}
