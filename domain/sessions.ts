/**
 * The cookie beside an operator's session that pages can read. It holds the operator's id, which is no
 * secret and opens nothing: only whether somebody is signed in, and who.
 */
export const signedInCookie = 'vestibule_operator'
