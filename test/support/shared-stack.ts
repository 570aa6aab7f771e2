import type { TestProject } from 'vitest/node'
import { startBreachStub } from './breach-stub.ts'
import { startStack } from './stack.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stackFile: string
  }
}

/**
 * One stack for the whole run; tests are apart by what they make, not by where. Tests that break
 * things start a stack of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const breaches = await startBreachStub()
  const stack = await startStack({ RESEND_COOLDOWN: '2s', HIBP_URL: breaches.url })
  process.env.TEST_DATABASE_URL = stack.file().database_url
  project.provide('stackFile', stack.path)
  return async () => {
    await stack.stop()
    breaches.close()
  }
}
