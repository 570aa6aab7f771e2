import { personOf } from './outside.ts'
import { post, readId } from './post.ts'
import type { StackFile } from './stack.ts'

export type Vestibule = ReturnType<typeof createVestibule>

/** What is measured, as its clients use it. */
export function createVestibule({ api_url, demo }: StackFile) {
  const key = { 'x-api-key': demo.api_key }
  const place = { role_id: demo.role_id, node_id: demo.node_id }

  return {
    /** Gives the invite's id. */
    create: async (tag: string, index: number, { sendEmail } = { sendEmail: true }) => {
      const body = { ...personOf(tag, index), ...place, send_email: sendEmail }
      return readId(await post(`${api_url}/api/v1/identity-invites`, body, key))
    },

    accept: (link: string, index: number): Promise<string> =>
      post(`${api_url}/api/v1/invite-acceptances`, {
        token: new URL(link).searchParams.get('token') ?? '',
        first_name: 'Ada',
        last_name: `Number ${index}`,
        password: `a password of number ${index}`,
      }),
  }
}
