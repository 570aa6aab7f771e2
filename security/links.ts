import type { Channel } from '../domain/invite.ts'
import type { LinkTokens } from './tokens.ts'

export type Links = ReturnType<typeof createLinks>
type LinkedInvite = { id: string; generation: number; inviteRedirectUrl: string | null }

/** Links as people click them: built from `PUBLIC_URL` alone, never from a Host header. Spec §3. */
export function createLinks(tokens: Pick<LinkTokens, 'write'>, publicUrl: string) {
  const hostedPage = `${publicUrl}/app/identity/accept-invite`
  const tokenFor = ({ id, generation }: LinkedInvite, channel: Channel) =>
    tokens.write({ inviteId: id, generation, channel })

  return {
    /** The application's own page when it registered one, else ours. */
    accept(invite: LinkedInvite, channel: Channel): string {
      const page = invite.inviteRedirectUrl ?? hostedPage
      return `${page}${page.includes('?') ? '&' : '?'}token=${tokenFor(invite, channel)}`
    },

    decline: (invite: LinkedInvite): string =>
      `${hostedPage}?token=${tokenFor(invite, 'mail')}&action=decline`,
  }
}
