import type { Refusal } from '../api/refusal.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words/use-words.ts'

type CannotOpenProps = { refusal: Refusal; retry: () => void; busy: boolean }

/** The dashboard without a session to show: the server is away, or says so. */
export function CannotOpen(props: CannotOpenProps) {
  const { shell } = useWords()
  return (
    <main className="entrance">
      <Trouble title={shell.trouble.title} level={1} {...props} />
    </main>
  )
}
