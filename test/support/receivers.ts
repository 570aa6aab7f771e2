import { randomUUID } from 'node:crypto'
import { inject, vi } from 'vitest'
import type { Got, Plan } from './webhook-hub.ts'

export type Receiver = ReturnType<typeof openReceiver>

/** An address of this test's own that takes webhooks, and answers 204 unless it is told otherwise. */
export function openReceiver(hub = inject('webhookHub')) {
  const key = randomUUID()

  async function got(): Promise<Got[]> {
    return (await fetch(`${hub}/got/${key}`)).json()
  }
  return {
    url: `${hub}/in/${key}`,
    got,
    bodies: async () => (await got()).map(({ body }) => JSON.parse(body)),
    plan: async (...plans: Plan[]) => {
      await fetch(`${hub}/plan/${key}`, { method: 'PUT', body: JSON.stringify(plans) })
    },
    /** Waits until so many have come, and gives them. */
    waitFor: (count: number): Promise<Got[]> =>
      vi.waitUntil(
        async () => {
          const all = await got()
          return all.length >= count && all
        },
        { timeout: 30_000, interval: 50 },
      ),
  }
}
