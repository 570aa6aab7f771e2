import { listImports } from '../../../client/index.ts'
import { useAnswer } from '../api/use-answer.ts'

/** The newest imports of the Environment. */
export const useRecentImports = () =>
  useAnswer(['imports', 'recent'], (opts) => listImports({ limit: 20 }, opts))
