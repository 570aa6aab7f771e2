import type { MessageTemplatePreview } from '../../../../../client/index.ts'
import { useWords } from '../../../words/use-words.ts'

/** A text message as a phone shows it, and what it costs. */
export function TextMessage({ message }: { message: MessageTemplatePreview }) {
  const { preview: words } = useWords().settings.templates
  const { text, lang, segments } = message
  return (
    <>
      <p className="bubble" lang={lang} dir="auto">
        {text}
      </p>
      {segments && (
        <p className="numbers">
          {words.segments(segments.count, segments.units, segments.encoding)}
        </p>
      )}
      {segments?.encoding === 'UCS-2' && <p className="advice">{words.unicode}</p>}
    </>
  )
}
