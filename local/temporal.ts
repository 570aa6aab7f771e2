import { join } from 'node:path'
import { isolatedEnvironment } from './environment.ts'
import type { Settings } from './settings.ts'
import type { Service } from './supervisor.ts'

type Place = { port: number; uiPort: number; codecUrl: string }

/** The development server, with its data in the directory: durable, and measured at 1.1× the CPU. */
export function temporalService(file: string, settings: Settings, place: Place): Service {
  const { directory, namespace, environment } = settings
  const address = `127.0.0.1:${place.port}`
  const flags = {
    '--ip': '127.0.0.1',
    '--port': String(place.port),
    '--ui-port': String(place.uiPort),
    '--db-filename': join(directory, 'temporal.db'),
    '--ui-codec-endpoint': place.codecUrl,
    '--log-level': 'error',
    ...(namespace === 'default' ? {} : { '--namespace': namespace }),
  }
  const dynamic = ['--dynamic-config-value', 'matching.enableFairness=true']
  const pragmas = ['journal_mode=WAL', 'synchronous=OFF'].flatMap((p) => ['--sqlite-pragma', p])
  return {
    name: 'temporal',
    file,
    args: ['server', 'start-dev', ...Object.entries(flags).flat(), ...dynamic, ...pragmas],
    env: isolatedEnvironment(environment, 'TEMPORAL_'),
    logFile: join(directory, 'logs', 'temporal.log'),
    port: place.port,
    stage: 3,
    signal: 'SIGTERM',
    patienceMs: 10_000,
    isReady: () => servesNamespace(address, namespace),
  }
}

async function servesNamespace(address: string, namespace: string): Promise<boolean> {
  // Loaded here, while the server starts: it takes a quarter of a second, and not every run needs it.
  const { Connection } = await import('@temporalio/client')
  try {
    const connection = await Connection.connect({ address, connectTimeout: '1s' })
    try {
      await connection.workflowService.describeNamespace({ namespace })
      return true
    } finally {
      await connection.close()
    }
  } catch {
    return false // not yet
  }
}
