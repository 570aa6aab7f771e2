import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const ready = Type.Object({ ready: Type.Record(Type.String(), Type.Integer()) })

/** A process of the bench: where it listens, and how it is asked. */
export type Child = { pid: number; ports: Record<string, number>; stop: () => Promise<void> }

const self = fileURLToPath(import.meta.url) // dist/bench.js: esbuild makes one file of the room

/** Starts this same program in another role, and waits until it says that it is ready. */
export async function startChild(role: string, settings: string[] = []): Promise<Child> {
  const child = fork(self, ['--as', role, ...settings], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`The bench’s process “${role}” ended before it was ready.`)
  })
  const [message] = await Promise.race([once(child, 'message'), gone])
  gone.catch(() => {}) // from here on its end is ours to ask for
  return {
    pid: child.pid ?? 0,
    ports: Value.Parse(ready, message).ready,
    stop: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000)
  if (child.connected) child.disconnect()
  await ended
  clearTimeout(impatience)
}

/** Said by a child once it can be asked; from then on it lives exactly as long as its parent. */
export function announce(ports: Record<string, number> = {}): void {
  process.once('disconnect', () => process.exit(0))
  process.on('SIGINT', () => {}) // Ctrl-C reaches the whole group; the parent ends us in its order
  process.send?.({ ready: ports })
}
