import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Import } from '../../../../client/index.ts'
import { ask } from '../../api/ask.ts'
import { patience } from '../../api/query-client.ts'
import type { Refusal } from '../../api/refusal.ts'
import type { RemoteDesk } from '../desk/client.ts'
import type { Place } from '../desk/shapes.ts'
import type { ImportTier } from '../tier.ts'
import { sendImport } from '../upload.ts'
import type { DraftFile } from './use-draft.ts'
import { isWorthAnotherTry } from './use-server-check.ts'
import { type Mapped, mappingByHeader } from './use-verdicts.ts'

const timeoutMs = 120_000
const tries = 8

type Submitting = { tier: ImportTier; desk: RemoteDesk; file: DraftFile; mapped: Mapped }

/**
 * Sends the file, corrected, and leads to its run. Whatever is lost on the way is sent again under
 * the key that the draft keeps, also after a reload: nothing is imported twice.
 */
export function useSubmit({ tier, desk, file, mapped }: Submitting) {
  const [, navigate] = useLocation()
  const { draft } = mapped.open
  return useMutation<Import, Refusal, Place[]>({
    mutationFn: async (chosen) => {
      const idempotencyKey = draft.sending?.key ?? crypto.randomUUID()
      await file.change({ sending: { key: idempotencyKey, rows: chosen } })
      const { file: written, sent } = await desk.write()
      const isChosen = new Set(chosen)
      const rows = sent.places.flatMap((place, at) => (isChosen.has(place) ? [at + 1] : []))
      const upload = { mode: mapped.mode, name: draft.name, mapping: mappingByHeader(mapped) }
      return ask((opts) => sendImport(tier, { ...upload, file: written, rows }, opts), {
        environmentId: tier.environmentId,
        idempotencyKey,
        timeoutMs,
      })
    },
    retry: (failures, refusal) => isWorthAnotherTry(refusal) && failures < tries,
    retryDelay: patience,
    onSuccess: async ({ id }) => {
      await file.forget()
      navigate(`${tier.base}/${id}?new=true`, { replace: true })
    },
  })
}
