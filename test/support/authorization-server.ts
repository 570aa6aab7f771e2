import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { text } from './client.ts'
import { listen } from './listen.ts'
import { challengeOf } from './relying-party.ts'

type Client = { clientId: string; redirectUri: string; accountSlug: string }
type Grant = { challenge: string; redirectUri: string; clientId: string; sub: string }

/**
 * An authorization server with this one grant: code with PKCE, S256 alone, each code good once
 * (RFC 6749 §4.1, RFC 7636). People register at Vestibule from its page, and are known by their
 * sign-in there.
 */
export async function startAuthorizationServer(vestibule: string, client: () => Client) {
  const grants = new Map<string, Grant>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    if (url.pathname === '/authorize') return authorize(url, response)
    if (url.pathname === '/sign-in') return signIn(url, request, response)
    if (url.pathname === '/token') return token(request, response)
    response.writeHead(404).end()
  })
  const port = await listen(server)

  async function authorize({ searchParams: asked }: URL, response: ServerResponse) {
    const { clientId, redirectUri } = client()
    const isRight =
      asked.get('client_id') === clientId &&
      asked.get('redirect_uri') === redirectUri &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256'
    if (!isRight) return response.writeHead(400).end('invalid_request')
    const inviteId = asked.get('invite_id') ?? ''
    const look = await fetch(`${vestibule}/api/v1/invite-acceptances/${inviteId}`)
    const page = registrationPage(vestibule, { inviteId, invite: await look.json() })
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  }

  async function signIn(
    { searchParams: asked }: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const { accountSlug, clientId, redirectUri } = client()
    const given = Object.fromEntries(new URLSearchParams(await readText(request)))
    const session = await fetch(`${vestibule}/portal/v1/accounts/${accountSlug}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: given.email, password: given.password }),
    })
    if (session.status !== 201) return response.writeHead(401).end('access_denied')
    const code = randomBytes(24).toString('base64url')
    const sub = text(await session.json(), 'identity.id')
    const challenge = asked.get('code_challenge') ?? ''
    grants.set(code, { challenge, redirectUri, clientId, sub })
    const query = new URLSearchParams({ code, state: asked.get('state') ?? '' })
    return response.writeHead(303, { location: `${redirectUri}?${query}` }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse) {
    const asked = new URLSearchParams(await readText(request))
    const code = asked.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const isRight =
      grant?.challenge === challengeOf(asked.get('code_verifier') ?? '') &&
      grant.redirectUri === asked.get('redirect_uri') &&
      grant.clientId === asked.get('client_id')
    const answer = isRight
      ? {
          access_token: randomBytes(24).toString('base64url'),
          token_type: 'Bearer',
          sub: grant.sub,
        }
      : { error: 'invalid_grant' }
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
    return response.writeHead(isRight ? 200 : 400, headers).end(JSON.stringify(answer))
  }

  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

const quoted = (value: string) => value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** The form is filled in from the invitation; it registers there, then signs in here. */
function registrationPage(
  vestibule: string,
  { inviteId, invite }: { inviteId: string; invite: unknown },
) {
  const action = `${vestibule}/useractions-srv/registration?invite_id=${encodeURIComponent(inviteId)}`
  const field = (name: string, label: string, value = '') =>
    `<label>${label} <input name="${name}" value="${quoted(value)}"></label>`
  return `<!doctype html><title>Register</title><h1>Register</h1>
<form id="register" data-action="${quoted(action)}">
${field('given_name', 'First name', text(invite, 'first_name'))}
${field('family_name', 'Last name', text(invite, 'last_name'))}
${field('email', 'E-mail')}${field('password', 'Password')}<button>Register</button></form>
<p role="alert"></p>
<script>
const form = document.getElementById('register')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const given = Object.fromEntries(new FormData(form))
  const answer = await fetch(form.dataset.action, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ ...given, password_echo: given.password, customFields: { theme: 'dark' } }),
  })
  const body = await answer.json()
  if (!body.success) return (document.querySelector('[role=alert]').textContent = body.code)
  form.method = 'post'
  form.action = '/sign-in' + location.search
  form.submit()
})
</script>`
}
