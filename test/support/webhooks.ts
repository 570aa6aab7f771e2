import { vi } from 'vitest'
import { type createClient, pick, text } from './client.ts'
import { openReceiver } from './receivers.ts'
import { signUpAt, somebodyNew } from './stack-account.ts'

export type Hooks = Awaited<ReturnType<typeof openHooks>>

/** A new account of a stack, and all that its admin does with webhooks of its first environment. */
export async function openHooks(api: ReturnType<typeof createClient>) {
  const { admin, environmentId, slug } = await signUpAt(api)
  const inside = { 'x-environment-id': environmentId }
  const ask = (method: string, path: string, given?: unknown) =>
    admin.ask(method, path, given, inside)

  return {
    ask,
    admin,
    slug,
    environmentId,

    /** Registers a new receiver; `base` is the account's path for one of its own. */
    async listen(given: object = {}, { base = '', hub }: { base?: string; hub?: string } = {}) {
      const receiver = openReceiver(hub)
      const made = await ask('POST', `${base}/webhooks`, { url: receiver.url, ...given })
      if (made.status !== 201) throw new Error(JSON.stringify(made.body))
      const path = `${base}/webhooks/${text(made.body, 'id')}`
      const deliveries = async (): Promise<unknown[]> => {
        const { body } = await ask('GET', `${path}/deliveries`)
        const found = pick(body, 'data')
        return Array.isArray(found) ? found : []
      }
      return {
        ...receiver,
        path,
        id: text(made.body, 'id'),
        secret: text(made.body, 'secret'),
        deliveries,
        read: async () => (await ask('GET', path)).body,
        /** The newest delivery, once it reads like this. */
        newest: (status: string) =>
          vi.waitUntil(
            async () => {
              const [newest] = await deliveries()
              return text(newest, 'status') === status && newest
            },
            { timeout: 30_000, interval: 50 },
          ),
      }
    },

    /** Invites somebody, without a mail unless asked for; gives the id. */
    async invite(given: object = {}): Promise<string> {
      const body = { ...somebodyNew(), send_email: false, ...given }
      return text((await ask('POST', '/identity-invites', body)).body, 'id')
    },
    revoke: (id: string) => ask('POST', `/identity-invites/${id}/revoke`),
  }
}
