import { useWords } from '../words/use-words.ts'

/** What stands where a page is about to be; it shows itself only when that takes a while. */
export function Loading() {
  const { shell } = useWords()
  return (
    <div className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      <span className="unseen">{shell.loading}</span>
    </div>
  )
}
