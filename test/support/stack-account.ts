import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import { afterAll } from 'vitest'
import { password, signUpForm } from './api.ts'
import { type createClient, newAddress, pick, text } from './client.ts'

type Api = ReturnType<typeof createClient>
type Person = { accountSlug: string; email: string }

/** Signs in at a stack: what an operator asks from then on, in one environment. */
export async function signInAt(api: Api, { accountSlug, email }: Person) {
  const form = { account_slug: accountSlug, email, password }
  const { body } = await api.call('POST', '/api/v1/sessions', form)
  const authorization = `Bearer ${text(body, 'token')}`
  return {
    id: text(body, 'operator.id'),
    bearer: { authorization },
    ask: (method: string, path: string, given?: unknown, headers = {}) =>
      api.call(method, `/api/v1${path}`, given, { authorization, ...headers }),
  }
}

/** A new account of a stack, its admin signed in. */
export async function signUpAt(api: Api) {
  const form = signUpForm()
  const { body } = await api.call('POST', '/api/v1/accounts', form)
  const environmentId = text(body, 'environments.0.id')
  const admin = await signInAt(api, { accountSlug: form.slug, email: form.email })
  return {
    slug: form.slug,
    email: form.email,
    environmentId,
    admin,
    account: pick(body, 'account'),
  }
}

export const somebodyNew = () => ({
  email: newAddress(),
  first_name: 'Ada',
  last_name: 'Lovelace',
})

/** A look at the runs of invites, as the Temporal UI shows them. Closed when the file is done. */
export async function openRuns({ stack }: Api) {
  const connection = await Connection.connect({ address: stack.temporal_address })
  afterAll(() => connection.close())
  const client = new Client({ connection, namespace: stack.temporal_namespace })
  return (inviteId: string) => client.workflow.getHandle(`invite/${inviteId}`).describe()
}

/** An invite is answered before its workflow is there. */
export function unlessNotStarted(error: unknown): undefined {
  if (!(error instanceof WorkflowNotFoundError)) throw error
}
