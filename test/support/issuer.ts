import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { listen } from './listen.ts'

type SigningKey = Awaited<ReturnType<typeof makeSigningKey>>

export async function makeSigningKey(alg: string, kid: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
  return { alg, kid, privateKey, publicKey, jwk }
}

export const audience = 'vestibule-portal'
export const issuerName = 'https://issuer.test/'

/** A token as the issuer makes them, unless told otherwise. */
export async function issue(
  { alg, kid, privateKey }: SigningKey,
  claims: { sub: unknown; iss?: string; aud?: string; exp?: number | undefined },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const { exp = now + 300, ...others } = claims
  const endless = 'exp' in claims && claims.exp === undefined
  const end = endless ? {} : { exp }
  const payload: Record<string, unknown> = { iss: issuerName, aud: audience, ...others, ...end }
  return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(privateKey)
}

/** An issuer's public side: a real HTTP server whose answer a test may change. */
export async function serveKeys(first: JWK[]) {
  const site = { keys: first, asked: 0, status: 200, silent: false }
  const server = createServer((_request, response) => {
    site.asked += 1
    if (site.silent) return // keeps the caller waiting
    response.writeHead(site.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: site.keys }))
  })
  const port = await listen(server)
  const jwksUrl = `http://127.0.0.1:${port}/jwks.json`
  return {
    site,
    settings: { jwksUrl, issuer: issuerName, audience },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
