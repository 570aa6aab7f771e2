import { playRole } from './processes/roles.ts'
import { measure } from './run.ts'

const [first, role = '', ...settings] = process.argv.slice(2)

/** `npm run bench`, all of it; `npm run bench -- accepts memory`, some. Its own processes: `--as`. */
if (first === '--as') await playRole(role, settings)
else process.exit(await measure(process.argv.slice(2)))
