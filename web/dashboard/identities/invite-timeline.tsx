import type { InviteWithEvents } from '../../../client/index.ts'
import { Time } from '../parts/time.tsx'
import { useWords } from '../words/use-words.ts'

type Event = InviteWithEvents['events'][number]

/** What happened with an invite, the newest first. */
export function Timeline({ events }: { events: readonly Event[] }) {
  return (
    <ol className="timeline">
      {events.toReversed().map((event) => (
        <Happening key={`${event.type} ${event.at}`} event={event} />
      ))}
    </ol>
  )
}

const moods: Record<string, string> = {
  accepted: 'good',
  send_failed: 'bad',
  rejected: 'fair',
  opened: 'accent',
}

function Happening({ event }: { event: Event }) {
  const { sentence, notes } = useEventWords()
  return (
    <li data-mood={moods[event.type] ?? 'plain'}>
      <span>{sentence(event)}</span>
      <span className="soft">
        <Time at={event.at} />
      </span>
      {notes(event).map((note) => (
        <span key={note} className="timeline-note">
          {note}
        </span>
      ))}
    </li>
  )
}

function useEventWords() {
  const { events, eventNotes, actors } = useWords().invites
  const nameOf = ({ type, name }: Event['actor']): string | null => {
    if (type === 'api_key') return actors.api_key(name ?? '')
    if (type === 'system' || type === 'temporal' || type === 'invitee') return actors[type]
    return name
  }
  const sentences: Record<string, (actor: string | null) => string> = events
  return {
    sentence: ({ type, actor }: Event) => sentences[type]?.(nameOf(actor)) ?? type,
    notes: ({ type, detail }: Event): string[] => {
      if (type === 'send_failed') {
        const error = typeof detail.error === 'string' ? [detail.error] : []
        return [...error, detail.permanent ? eventNotes.permanent : eventNotes.passing]
      }
      if (type !== 'accepted') return []
      const way = detail.channel === 'copy' ? eventNotes.copy : eventNotes.mail
      return detail.password_replaced ? [way, eventNotes.password_replaced] : [way]
    },
  }
}
