import { previewAccountIdentityInvites } from '../../../../../client/index.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { MessageFrame } from '../../../identities/message-frame.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { Loading } from '../../../shell/loading.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

/** An invite's message as it is sent now, by what sends it. */
export function BrandingPreview() {
  const { branding: words } = useWords().settings
  const { account } = useWorkspace()
  const { data, error, refetch, isFetching } = useAnswer(['message-preview', 'branding'], (opts) =>
    previewAccountIdentityInvites({ slug: account.slug, newAccountInvite: words.sample }, opts),
  )
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
          <p className="advice">{words.asSaved}</p>
        </>
      )}
    </section>
  )
}
