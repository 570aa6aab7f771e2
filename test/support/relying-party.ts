import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './listen.ts'

const random = () => randomBytes(32).toString('base64url')
export const challengeOf = (verifier: string) =>
  createHash('sha256').update(verifier).digest('base64url')

type Registered = { clientId: string; authorizationServer: string }

/**
 * A client as RFC 6749 and RFC 7636 ask for: its login page makes `state` and the PKCE verifier
 * itself, keeps them with the browser, and hands on whatever else it was opened with. Spec §4.
 */
export async function startRelyingParty(registered: () => Registered) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', origin())
    if (url.pathname === '/login') return login(url, response)
    if (url.pathname === '/callback') return callback(url, request, response)
    response.writeHead(404).end()
  })
  const port = await listen(server)
  const origin = () => `http://127.0.0.1:${port}`
  const redirectUri = `http://127.0.0.1:${port}/callback`

  function login(url: URL, response: ServerResponse) {
    const { clientId, authorizationServer } = registered()
    const [state, verifier] = [random(), random()]
    const query = new URLSearchParams({
      ...Object.fromEntries(url.searchParams), // invite_id and view_type
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      state,
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    })
    response
      .writeHead(302, {
        'set-cookie': `login=${state}.${verifier}; HttpOnly; SameSite=Lax; Path=/`,
        location: `${authorizationServer}/authorize?${query}`,
      })
      .end()
  }

  async function callback(url: URL, request: IncomingMessage, response: ServerResponse) {
    const [, state, verifier = ''] = /login=([\w-]+)\.([\w-]+)/.exec(cookieOf(request)) ?? []
    const say = (status: number, title: string) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end(`<h1>${title}</h1>`)
    if (!state || url.searchParams.get('state') !== state) return say(400, 'Not my sign-in')
    const { clientId, authorizationServer } = registered()
    const answer = await fetch(`${authorizationServer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: url.searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        client_id: clientId,
        code_verifier: verifier,
      }),
    })
    const { sub } = Object(await answer.json())
    return answer.ok ? say(200, `Signed in as ${sub}`) : say(400, 'No token')
  }

  return {
    loginPage: `http://127.0.0.1:${port}/login`,
    redirectUri,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

const cookieOf = ({ headers }: IncomingMessage) => headers.cookie ?? ''
