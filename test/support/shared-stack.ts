import type { TestProject } from 'vitest/node'
import { startBreachStub } from './breach-stub.ts'
import { startStack } from './stack.ts'
import { startWebhookHub } from './webhook-hub.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stackFile: string
    webhookHub: string
  }
}

/**
 * One stack for the whole run; tests are apart by what they make, not by where. Tests that break
 * things start a stack of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const breaches = await startBreachStub()
  const hub = await startWebhookHub()
  const stack = await startStack({
    RESEND_COOLDOWN: '2s',
    HIBP_URL: breaches.url,
    WEBHOOK_ALLOW: hub.hostAndPort,
    ALLOW_INSECURE_WEBHOOKS: 'true',
    WEBHOOK_TIMEOUT: '2s',
    WEBHOOK_RETRIES: '300ms,600ms,900ms',
  })
  process.env.TEST_DATABASE_URL = stack.file().database_url
  project.provide('stackFile', stack.path)
  project.provide('webhookHub', hub.url)
  return async () => {
    await stack.stop()
    breaches.close()
    hub.close()
  }
}
