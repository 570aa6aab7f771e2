import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Invite } from '../../../client/index.ts'
import { defaultTemplateKey } from '../../../domain/message-template.ts'
import { closed } from '../hooks/trail.ts'
import { Time } from '../parts/time.tsx'
import { languageName } from '../words/formats.ts'
import { useWords } from '../words/use-words.ts'
import { DeliveryBadge } from './badges.tsx'
import { useEnvironmentIds, useNames } from './look-ups.ts'
import { usePlace } from './place.ts'

/** Who is invited, to what, by whom, and how far the message got. */
export function InviteFacts({ invite }: { invite: Invite }) {
  const { drawer: words } = useWords().invites
  const names = useNames(useEnvironmentIds())
  const { email, mobile_number, application_id, lang, message, invited_by, template_key } = invite
  return (
    <dl className="facts">
      <Fact name={words.email}>{email}</Fact>
      <Fact name={words.mobile}>{mobile_number}</Fact>
      {invite.assignments.length > 0 && (
        <Fact name={words.gives}>
          <ul className="grants">
            {invite.assignments.map(({ role_id, node_id }) => (
              <li key={`${role_id} ${node_id}`}>
                <strong>{names.role(role_id)}</strong>
                <span>{names.node(node_id)}</span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact name={words.application}>{application_id && names.application(application_id)}</Fact>
      <Delivery invite={invite} />
      <Fact name={words.opened}>
        {invite.opened_at ? <Time at={invite.opened_at} /> : words.notOpened}
      </Fact>
      <Fact name={words.by}>{invited_by.name}</Fact>
      <Fact name={words.created}>
        <Time at={invite.created_at} />
      </Fact>
      <Fact name={words.language}>{lang && languageName(lang)}</Fact>
      <Fact name={words.template}>{invite.send_email && <Template name={template_key} />}</Fact>
      <Fact name={words.message}>{message && <span className="message">{message}</span>}</Fact>
      <Origin invite={invite} />
    </dl>
  )
}

/** Which message is sent, by its key; ours, or what takes its place, has none to tell. */
function Template({ name }: { name: string }) {
  const { dialog } = useWords().invites
  if (name === defaultTemplateKey) return dialog.usualTemplate
  return <code className="code">{name}</code>
}

function Delivery({ invite }: { invite: Invite }) {
  const { drawer: words } = useWords().invites
  const { state, attempts, last_error, sent_at } = invite.delivery
  return (
    <>
      <Fact name={words.delivery}>
        <DeliveryBadge state={state} /> {sent_at && <Time at={sent_at} />}
        {attempts > 1 && <span className="soft"> {words.attempts(attempts)}</span>}
      </Fact>
      {last_error && (
        <Fact name={words.lastError}>
          <code className="code">{last_error}</code>
        </Fact>
      )}
    </>
  )
}

/** Where an invite came from, and who came of it. */
function Origin({ invite }: { invite: Invite }) {
  const { drawer: words } = useWords().invites
  const { hrefTo } = usePlace()
  const [path] = useLocation()
  const { import_id, resent_from, identity } = invite
  const imports = path.replace(/\/identities$/, '/imports')
  const identityPlace = { ...closed, tab: 'directory', identity: identity.id ?? '' }
  return (
    <>
      <Fact name={words.import}>
        {import_id && <Link href={`${imports}/${import_id}`}>{words.seeImport}</Link>}
      </Fact>
      <Fact name={words.resentFrom}>
        {resent_from && <Link href={hrefTo({ invite: resent_from })}>{words.seeEarlier}</Link>}
      </Fact>
      <Fact name={words.person}>
        {identity.id && <Link href={hrefTo(identityPlace)}>{words.identity}</Link>}
      </Fact>
    </>
  )
}

/** A name with its value; nothing where there is none. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === '' || children === undefined) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
