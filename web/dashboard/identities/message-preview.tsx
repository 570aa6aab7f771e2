import { useState } from 'react'
import type { MessagePreview as Message, NewInvite } from '../../../client/index.ts'
import { refusalOf } from '../api/refusal.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Segments } from '../parts/segments.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWords } from '../words/use-words.ts'
import { type InviteDraft, isAddressed } from './invite-draft.ts'
import { MessageFrame } from './message-frame.tsx'
import { useTier } from './tier.ts'

type MessagePreviewProps = { body: NewInvite; draft: InviteDraft }

/** The message exactly as it will be sent, by what sends it. Spec §8. */
export function MessagePreview({ body, draft }: MessagePreviewProps) {
  const { preview } = useWords().invites
  const tier = useTier()
  const { data, error, refetch, isFetching } = useAnswer(
    ['message-preview', tier.kind, body],
    (opts) => tier.preview(body, opts),
    isAddressed(draft),
  )
  if (!isAddressed(draft)) return <p className="nothing">{preview.incomplete}</p>
  if (data) return <Shown message={data} />
  if (error) return <Trouble refusal={refusalOf(error)} retry={refetch} busy={isFetching} />
  return <Loading />
}

function Shown({ message }: { message: Message }) {
  const { preview } = useWords().invites
  const [format, setFormat] = useState('html')
  const { subject, from, to, reply_to, html, text, lang } = message
  return (
    <section className="preview" aria-label={preview.title}>
      <dl className="facts">
        <dt>{preview.subject}</dt>
        <dd>
          <strong>{subject}</strong>
        </dd>
        <dt>{preview.from}</dt>
        <dd>{from}</dd>
        <dt>{preview.to}</dt>
        <dd>{to}</dd>
        {reply_to && (
          <>
            <dt>{preview.replyTo}</dt>
            <dd>{reply_to}</dd>
          </>
        )}
      </dl>
      <Segments
        label={preview.formats}
        options={[
          { id: 'html', name: preview.html },
          { id: 'text', name: preview.text },
        ]}
        value={format}
        onChange={setFormat}
      />
      {format === 'html' ? (
        <MessageFrame {...{ html, lang }} title={preview.frame} />
      ) : (
        <pre className="plain-message">{text}</pre>
      )}
      <p className="advice">{preview.note}</p>
    </section>
  )
}
