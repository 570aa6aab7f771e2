import { Heading } from '../parts/heading.tsx'
import { useWords } from '../words/context.tsx'

/** Drawn by the style sheet; here are only the words for those who cannot see it. */
export const Loading = () => (
  <div className="unseen">
    <Heading title={useWords().opening} />
  </div>
)
