import { migrate } from './migrate.ts'

const databaseUrl = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL
if (!databaseUrl) throw new Error('Set MIGRATION_DATABASE_URL or DATABASE_URL.')

const applied = await migrate(databaseUrl)
const now = applied.length === 0 ? 'nothing to apply' : `applied ${applied.join(', ')}`
process.stdout.write(`migrations: ${now}\n`)
