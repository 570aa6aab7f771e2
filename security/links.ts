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

  /**
   * To the login page that the invite names, which begins the sign-in itself (spec §4, user
   * actions); else to the application's own page when it registered one, else to ours.
   */
  function long(invite: LinkedInvite, channel: Channel): string {
    const token = tokenFor(invite, channel)
    const { initiateLoginUri, inviteRedirectUrl } = invite
    if (initiateLoginUri) return extend(initiateLoginUri, `invite_id=${token}&view_type=register`)
    return extend(inviteRedirectUrl ?? hostedPage, `token=${token}`)
  }

  return {
    /** Messages to a login page hold a short link, for that is what is texted. */
    accept(invite: LinkedInvite, channel: Channel): string {
      const { id: inviteId, generation, initiateLoginUri } = invite
      const isShort = Boolean(initiateLoginUri) && channel === 'mail'
      if (!isShort) return long(invite, channel)
      return `${publicUrl}/i/${tokens.shorten({ inviteId, generation })}`
    },

    /** Where a short link leads: what the message would have said at length. */
    lengthen: (invite: LinkedInvite): string => long(invite, 'mail'),

    decline: (invite: LinkedInvite): string =>
      `${hostedPage}?token=${tokenFor(invite, 'mail')}&action=decline`,
  }
}

const extend = (page: string, query: string) => `${page}${page.includes('?') ? '&' : '?'}${query}`
