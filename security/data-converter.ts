import { fileURLToPath } from 'node:url'
import type { DataConverter } from '@temporalio/common'
import { createPayloadCodec } from './payload-codec.ts'
import type { Sealer } from './sealed.ts'

/** The same in API, worker, tests and replay: what one seals, all can open. */
export const createDataConverter = (sealer: Sealer): DataConverter => ({
  payloadCodecs: [createPayloadCodec(sealer)],
  failureConverterPath: fileURLToPath(new URL('../dist/failure-converter.cjs', import.meta.url)),
})
