import type { Identity } from '../../../client/index.ts'
import { refusalOf } from '../api/refusal.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Badge } from '../parts/badge.tsx'
import { Drawer } from '../parts/drawer.tsx'
import { Time } from '../parts/time.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWords } from '../words/use-words.ts'
import { IdentityAccess } from './identity-access.tsx'
import { usePlace } from './place.ts'
import { useTier } from './tier.ts'

/** One person of the directory: `?identity=` names them. */
export function IdentityDrawer({ id }: { id: string }) {
  const { drawer } = useWords().identities
  const tier = useTier()
  const { close } = usePlace()
  const { data, error, refetch, isFetching } = useAnswer(
    ['identities', tier.kind, 'one', id],
    (opts) => tier.readIdentity(id, opts),
  )
  return (
    <Drawer
      title={data?.name || data?.email || data?.mobile_number || drawer.title}
      isOpen
      onClose={close}
    >
      {data && <Details identity={data} />}
      {!data && error && <Trouble refusal={refusalOf(error)} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
    </Drawer>
  )
}

function Details({ identity }: { identity: Identity }) {
  const { drawer: words, ...common } = useWords().identities
  const { email, mobile_number, external_id, custom_fields } = identity
  const custom = Object.entries(custom_fields)
  return (
    <>
      <dl className="facts">
        <dt>{words.status}</dt>
        <dd>
          <Badge mood="good">{common.states[identity.status]}</Badge>
        </dd>
        {email && (
          <>
            <dt>{words.email}</dt>
            <dd>
              {email}{' '}
              <Badge mood={identity.email_verified ? 'plain' : 'fair'}>
                {identity.email_verified ? common.verified : common.unverified}
              </Badge>
            </dd>
          </>
        )}
        <Fact name={words.mobile} value={mobile_number} />
        <Fact
          name={words.password}
          value={identity.has_password ? words.hasPassword : words.noPassword}
        />
        <Fact name={words.externalId} value={external_id} />
        <dt>{words.created}</dt>
        <dd>
          <Time at={identity.created_at} />
        </dd>
        <dt>{words.id}</dt>
        <dd>
          <code className="code">{identity.id}</code>
        </dd>
      </dl>
      <IdentityAccess identity={identity} />
      {custom.length > 0 && (
        <section className="part">
          <h3>{words.custom}</h3>
          <dl className="facts">
            {custom.map(([name, value]) => (
              <Fact key={name} name={name} value={asText(value)} />
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function Fact({ name, value }: { name: string; value: string | null }) {
  if (!value) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
