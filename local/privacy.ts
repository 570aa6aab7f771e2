import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['logs', 'mail']
const databaseFiles = ['temporal.db', 'temporal.db-wal', 'temporal.db-shm']

/** From here on, what we and the programs we start write is for our own user: mails hold live links. */
export function writeForOurselves() {
  process.umask(0o077)
}

/** The directory of a stack. What an earlier run left readable there is closed. */
export function furnish(directory: string) {
  mkdirSync(directory, { recursive: true })
  chmodSync(directory, 0o711) // others may pass through: as root, Postgres runs as another user
  for (const path of folders.map((name) => join(directory, name))) {
    mkdirSync(path, { recursive: true })
    chmodSync(path, 0o700)
  }
  for (const path of databaseFiles.map((name) => join(directory, name))) {
    if (existsSync(path)) chmodSync(path, 0o600)
  }
}
