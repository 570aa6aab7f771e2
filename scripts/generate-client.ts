import { writeClient } from './client.ts'

/** `npm run client`, from the repository's folder. */
await writeClient('client')
process.stdout.write('client/openapi.json and client/index.ts are up to date\n')
