import { useRef } from 'react'
import {
  type MessagePreview,
  previewAccountBranding,
  type UpdateAccountBrandingBody,
} from '../../../../../client/index.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { MessageFrame } from '../../../identities/message-frame.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { Loading } from '../../../shell/loading.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

/** An invite's message under what was typed, by what sends it; as far as that can be read. */
export function BrandingPreview({ branding }: { branding: UpdateAccountBrandingBody }) {
  const { branding: words } = useWords().settings
  const { account } = useWorkspace()
  const answer = useAnswer(['message-preview', 'branding', branding], (opts) =>
    previewAccountBranding({ slug: account.slug, updateAccountBrandingBody: branding }, opts),
  )
  const { error, refetch, isFetching } = answer
  const last = useRef<MessagePreview>(undefined)
  if (answer.data) last.current = answer.data
  const data = last.current
  return (
    <section className="card" aria-label={words.preview}>
      <h2>{words.preview}</h2>
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} level={2} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <dl className="facts">
            <dt>{words.from}</dt>
            <dd>{data.from}</dd>
            <dt>{words.replyTo}</dt>
            <dd>{data.reply_to ?? words.noReplyTo}</dd>
            <dt>{words.subject}</dt>
            <dd>{data.subject}</dd>
          </dl>
          <MessageFrame html={data.html} lang={data.lang} title={words.preview} />
          <p className="advice" role="status">
            {error?.status === 422 ? words.notYet : words.asTyped}
          </p>
          {error && error.status !== 422 && (
            <Trouble refusal={error} retry={refetch} busy={isFetching} level={2} />
          )}
        </>
      )}
    </section>
  )
}
