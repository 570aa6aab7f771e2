import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSource } from 'oazapfts'
import { describeApi } from './api-description.ts'

/** Where the service listens when nobody says otherwise; a caller sets `defaults.baseUrl`. */
const baseUrl = 'http://localhost:3000'
const style = { argumentStyle: 'object', allSchemas: true, useUnknown: true } as const
/* Its own code is not written for exactOptionalPropertyTypes; its types are good all the same. */
const unchecked = '// @ts-nocheck'

/** Writes the description and a typed client made of it into a folder. The same bytes each time. */
export async function writeClient(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const description = join(folder, 'openapi.json')
  const document: unknown = JSON.parse(await describeApi(baseUrl))
  writeFileSync(description, `${JSON.stringify(document, null, 2)}\n`)
  const source = await generateSource(description, style)
  writeFileSync(join(folder, 'index.ts'), `${unchecked}\n${source}`)
}
