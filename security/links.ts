import type { Channel } from '../domain/invite.ts'
import type { LinkTokens } from './tokens.ts'

export type Links = ReturnType<typeof createLinks>
type LinkedInvite = {
  id: string
  generation: number
  inviteRedirectUrl: string | null
  initiateLoginUri?: string | null
}

/** Links as people click them: built from `PUBLIC_URL` alone, never from a Host header. Spec §3. */
export function createLinks(tokens: Pick<LinkTokens, 'write' | 'shorten'>, publicUrl: string) {
  const hostedPage = `${publicUrl}/app/identity/accept-invite`
  const tokenFor = ({ id, generation }: LinkedInvite, channel: Channel) =>
    tokens.write({ inviteId: id, generation, channel })

  /** The application's login page, which begins the sign-in itself. Spec §4, user actions. */
  const register = (page: string, token: string): string =>
    extend(page, `invite_id=${token}&view_type=register`)

  return {
    /**
     * A login page where the invite is for one, by a short link where it is mailed; else the
     * application's own page when it registered one, else ours.
     */
    accept(invite: LinkedInvite, channel: Channel): string {
      const { id: inviteId, generation, initiateLoginUri, inviteRedirectUrl } = invite
      if (initiateLoginUri && channel === 'mail') {
        return `${publicUrl}/i/${tokens.shorten({ inviteId, generation })}`
      }
      const token = tokenFor(invite, channel)
      if (initiateLoginUri) return register(initiateLoginUri, token)
      return extend(inviteRedirectUrl ?? hostedPage, `token=${token}`)
    },

    /** Where a short link leads: what the mail would have said at length. */
    lengthen(invite: LinkedInvite): string {
      const token = tokenFor(invite, 'mail')
      return invite.initiateLoginUri
        ? register(invite.initiateLoginUri, token)
        : extend(invite.inviteRedirectUrl ?? hostedPage, `token=${token}`)
    },

    decline: (invite: LinkedInvite): string =>
      `${hostedPage}?token=${tokenFor(invite, 'mail')}&action=decline`,
  }
}

const extend = (page: string, query: string) => `${page}${page.includes('?') ? '&' : '?'}${query}`
