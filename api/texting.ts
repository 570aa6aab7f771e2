import { Problem } from '../domain/problems.ts'
import type { Texts } from '../posting/texts.ts'
import type { RouteDeps } from './deps.ts'

/** What sends text messages. Throws `sms_not_configured` where nothing does. Spec §5. */
export function assertCanText({ texts }: Pick<RouteDeps, 'texts'>): Texts {
  if (!texts) throw new Problem('sms_not_configured')
  return texts
}
