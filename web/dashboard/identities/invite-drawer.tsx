import type { InviteWithEvents } from '../../../client/index.ts'
import { refusalOf } from '../api/refusal.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Drawer } from '../parts/drawer.tsx'
import { Icon } from '../parts/icon.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { InviteActions } from './invite-actions.tsx'
import { InviteFacts } from './invite-facts.tsx'
import { InviteHeadline } from './invite-headline.tsx'
import { Timeline } from './invite-timeline.tsx'
import { usePlace } from './place.ts'
import { useTier } from './tier.ts'

/** One invite and its life: `?invite=` names it. */
export function InviteDrawer({ id }: { id: string }) {
  const { drawer } = useWords().invites
  const tier = useTier()
  const { close } = usePlace()
  const { data, error, refetch, isFetching } = useAnswer(
    ['invites', tier.kind, 'one', id],
    (opts) => tier.readInvite(id, opts),
  )
  const title = data?.name || data?.email || data?.mobile_number || drawer.title
  const footer = data && <InviteActions invite={data} />
  return (
    <Drawer {...{ title, footer }} isOpen onClose={close}>
      {data && <Content invite={data} />}
      {!data && error && <Trouble refusal={refusalOf(error)} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
    </Drawer>
  )
}

function Content({ invite }: { invite: InviteWithEvents }) {
  const { drawer } = useWords().invites
  return (
    <>
      <InviteHeadline invite={invite} />
      <InviteFacts invite={invite} />
      <section className="part">
        <h3>{drawer.timeline}</h3>
        <Timeline events={invite.events} />
      </section>
      <TemporalLink id={invite.id} />
    </>
  )
}

/** For operators who may look behind the stage. */
function TemporalLink({ id }: { id: string }) {
  const { drawer } = useWords().invites
  const { workflows_url } = useWorkspace()
  if (!workflows_url) return null
  const href = `${workflows_url}${encodeURIComponent(`invite/${id}`)}`
  return (
    <p>
      <a className="outward" href={href} target="_blank" rel="noreferrer">
        {drawer.temporal}
        <Icon name="external" />
      </a>
    </p>
  )
}
