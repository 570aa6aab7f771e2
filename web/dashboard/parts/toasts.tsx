import { useSyncExternalStore } from 'react'
import { useWords } from '../words/use-words.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

type Mood = 'good' | 'bad'
type Toast = { id: number; text: string; mood: Mood }

const lastsMs = 6000
let toasts: readonly Toast[] = []
let made = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id))

/** Says in a corner, and aloud, that something happened. What failed stays until it is dismissed. */
export function tell(text: string, mood: Mood = 'good'): void {
  made += 1
  const id = made
  change([...toasts, { id, text, mood }])
  if (mood === 'good') setTimeout(() => dismiss(id), lastsMs)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where `tell` speaks. It stands once, at the end of the document. */
export function Toasts() {
  const { parts } = useWords()
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <section
      className="toasts"
      aria-label={parts.notifications}
      aria-live="polite"
      data-react-aria-top-layer="true" // heard and pressed while a dialog is open, too
    >
      {shown.map(({ id, text, mood }) => (
        <div key={id} className="toast" data-mood={mood}>
          <Icon name={mood === 'good' ? 'check' : 'warning'} />
          <p>{text}</p>
          <IconButton label={parts.dismiss} onPress={() => dismiss(id)}>
            <Icon name="close" />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
