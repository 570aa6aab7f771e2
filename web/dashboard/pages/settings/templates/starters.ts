import { listAccountMessageTemplates, type MessageTemplate } from '../../../../../client/index.ts'
import type { Medium } from '../../../../../domain/message-template.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { draftOf, media } from './draft.ts'

type Content = { subject: string; body: string }
/** What a new template begins with, by its medium. */
export type Starters = Record<Medium, Content>

const limit = 200

/** One more language of a message begins with what it says in another; a new one with words of ours. */
export function useStarters(key: string) {
  const { samples } = useWords().settings.templates
  const { account } = useWorkspace()
  const { data, error, refetch, isFetching } = useAnswer(
    ['templates', 'of-key', key],
    (opts) => listAccountMessageTemplates({ slug: account.slug, key, limit }, opts),
    key !== '',
  )
  const found = data?.data ?? []
  const starters: Starters = {
    EMAIL: contentIn(found, 'EMAIL') ?? samples.EMAIL,
    SMS: contentIn(found, 'SMS') ?? samples.SMS,
  }
  const medium = media.find((one) => contentIn(found, one)) ?? 'EMAIL'
  return { isThere: key === '' || data !== undefined, starters, medium, error, refetch, isFetching }
}

/** In English where it is there, for most who translate read that. */
function contentIn(templates: MessageTemplate[], medium: Medium): Content | undefined {
  const those = templates.filter((one) => one.medium === medium)
  const one = those.find(({ lang }) => lang === 'en') ?? those[0]
  if (!one) return undefined
  const { subject, body } = draftOf(one)
  return { subject, body }
}
