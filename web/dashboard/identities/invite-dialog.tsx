import { useState } from 'react'
import type { Invite, NewInvite } from '../../../client/index.ts'
import { type Refusal, refusalOf } from '../api/refusal.ts'
import { useAction } from '../api/use-action.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useKeptDraft } from '../hooks/use-kept-draft.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWords } from '../words/use-words.ts'
import { FootPart } from './foot-part.tsx'
import { bodyOf, draftAgain, draftForNext, emptyDraft, type InviteDraft } from './invite-draft.ts'
import { InviteForm } from './invite-form.tsx'
import { InviteMade, InviteMadeButtons } from './invite-made.tsx'
import { MessagePreview } from './message-preview.tsx'
import { usePlace } from './place.ts'
import { useTier } from './tier.ts'
import { usePreview } from './use-preview.ts'

type Kind = 'invite' | 'assign'
type InviteDialogProps = {
  kind: Kind
  /** The invite to begin from: `?again=`. */
  again: string
}

/** Invites a person, with a role or without. */
export function InviteDialog({ kind, again }: InviteDialogProps) {
  const { dialog } = useWords().invites
  const { close } = usePlace()
  const tier = useTier()
  const { data, error, refetch, isFetching } = useAnswer(
    ['invites', tier.kind, 'one', again],
    (opts) => tier.readInvite(again, opts),
    again !== '',
  )
  if (again === '') return <Inviting {...{ kind, again }} begin={emptyDraft} />
  if (data) return <Inviting {...{ kind, again }} begin={draftAgain(data)} />
  return (
    <Dialog title={dialog[kind]} isOpen onClose={close}>
      {error ? (
        <Trouble refusal={refusalOf(error)} retry={refetch} busy={isFetching} />
      ) : (
        <Loading />
      )}
    </Dialog>
  )
}

const formId = 'invite-form'

function Inviting({ kind, again, begin }: InviteDialogProps & { begin: InviteDraft }) {
  const { dialog } = useWords().invites
  const { close } = usePlace()
  const tier = useTier()
  const { draft, setDraft, forget } = useKeptDraft(begin, `${kind}.${again}`)
  const [made, setMade] = useState<Invite | null>(null)
  const { isPreview, setIsPreview } = usePreview(draft)
  const done = (invite: Invite) => {
    forget()
    setMade(invite)
  }
  const { mutate, error, isPending, reset } = useAction(
    (body: NewInvite, opts) => tier.invite(body, opts),
    { touches: ['invites', 'message-preview'], onDone: done },
  )
  const next = () => {
    setDraft(draftForNext(draft))
    setMade(null)
    reset()
  }
  const send = () => {
    if (isPreview) setIsPreview(false)
    mutate(bodyOf(draft, kind))
  }
  const putAway = () => {
    forget()
    close()
  }
  const view = { isPreview, setIsPreview }
  return (
    <Dialog
      title={dialog[kind]}
      isOpen
      onClose={putAway}
      size={isPreview && !made ? 'large' : 'medium'}
      footer={
        <>
          {made && <InviteMadeButtons invite={made} next={next} />}
          <FootPart isShown={!made}>
            <InvitingButtons {...{ draft, isPending, send }} {...view} refusal={error} />
          </FootPart>
        </>
      }
    >
      {made && <InviteMade invite={made} />}
      {!made && isPreview && <MessagePreview body={bodyOf(draft, kind)} draft={draft} />}
      {!made && (
        <div hidden={isPreview}>
          <InviteForm id={formId} refusal={error} {...{ kind, draft, setDraft, send }} />
        </div>
      )}
    </Dialog>
  )
}

type ButtonsProps = {
  draft: InviteDraft
  isPending: boolean
  refusal: Refusal | null
  send: () => void
  isPreview: boolean
  setIsPreview: (is: boolean) => void
}

function InvitingButtons({ draft, isPreview, setIsPreview, send, ...state }: ButtonsProps) {
  const { dialog } = useWords().invites
  const submit = draft.send_email ? dialog.submit : dialog.submitLink
  // The form is not shown beside the preview, so that it cannot be sent by the browser.
  const sending = isPreview ? { onPress: send } : { type: 'submit' as const, form: formId }
  return (
    <>
      <Button kind="quiet" onPress={() => setIsPreview(!isPreview)}>
        {isPreview ? dialog.details : dialog.preview}
      </Button>
      <span className="push" />
      <Button kind="primary" {...state} {...sending}>
        {submit}
      </Button>
    </>
  )
}
