import { useRef, useState } from 'react'
import {
  type MessageTemplatePreview,
  previewAccountMessageTemplates,
} from '../../../../../client/index.ts'
import type { Refusal } from '../../../api/refusal.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { usePaused } from '../../../hooks/use-paused.ts'
import { MessageFrame } from '../../../identities/message-frame.tsx'
import { Segments } from '../../../parts/segments.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { Loading } from '../../../shell/loading.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useProblemWords } from '../../../words/use-problem-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { contentOf, isComplete, type TemplateDraft } from './draft.ts'
import { useTemplateFaults } from './faults.ts'
import { TextMessage } from './text-message.tsx'

/** What was typed, as it would be sent, by what sends it; as far as that can be read. */
export function TemplatePreview({ draft }: { draft: TemplateDraft }) {
  const { preview: words } = useWords().settings.templates
  const { message, isAsked, error, refetch, isFetching } = useMessage(draft)
  const isRefused = error?.status === 422
  return (
    <section className="card template-preview" aria-label={words.title}>
      <h2>{words.title}</h2>
      {isAsked && !message && !error && <Loading />}
      {message && <Shown message={message} />}
      <div role="status">
        {!isAsked && <p className="advice">{words.incomplete}</p>}
        {isRefused && <NotYet refusal={error} />}
        {isAsked && message && !error && <p className="advice">{words.madeUp}</p>}
      </div>
      {error && !isRefused && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
    </section>
  )
}

/** The last message that could be shown, and how it stands with what was typed since. */
function useMessage(draft: TemplateDraft) {
  const { account } = useWorkspace()
  const paused = usePaused(draft)
  const { medium, lang } = paused
  const body = { medium, lang: lang.trim(), ...contentOf(paused) }
  const isAsked = isComplete(paused)
  const { data, error, refetch, isFetching } = useAnswer(
    ['template-preview', body],
    (opts) =>
      previewAccountMessageTemplates(
        { slug: account.slug, previewAccountMessageTemplatesBody: body },
        opts,
      ),
    isAsked,
  )
  const last = useRef<{ medium: string; message: MessageTemplatePreview }>(undefined)
  if (data) last.current = { medium, message: data }
  const message = last.current?.medium === medium ? last.current.message : undefined
  return { message, isAsked, error: isAsked ? error : null, refetch, isFetching }
}

function Shown({ message }: { message: MessageTemplatePreview }) {
  const { preview: words } = useWords().settings.templates
  const [format, setFormat] = useState('html')
  const { subject, html, text, lang } = message
  if (html === null) return <TextMessage message={message} />
  return (
    <>
      <dl className="facts">
        <dt>{words.subject}</dt>
        <dd lang={lang} dir="auto">
          {subject}
        </dd>
      </dl>
      <Segments
        label={words.formats}
        options={[
          { id: 'html', name: words.html },
          { id: 'text', name: words.text },
        ]}
        value={format}
        onChange={setFormat}
      />
      {format === 'html' ? (
        <MessageFrame {...{ html, lang }} title={words.frame} />
      ) : (
        <pre className="plain-message" lang={lang} dir="auto">
          {text}
        </pre>
      )}
    </>
  )
}

/** Why it cannot be sent as it is, while it is being written. */
function NotYet({ refusal }: { refusal: Refusal }) {
  const { fields: names, preview: words } = useWords().settings.templates
  const { fields } = useProblemWords()
  const faults = Object.entries(fields(useTemplateFaults(refusal)))
  const nameOf = (field: string) =>
    field === 'subject' || field === 'body' || field === 'lang' ? names[field] : field
  return (
    <>
      <p className="advice">{words.notYet}</p>
      <ul className="faults">
        {faults.map(([field, fault]) => (
          <li key={field}>
            <strong>{nameOf(field)}:</strong> {fault}
          </li>
        ))}
      </ul>
    </>
  )
}
