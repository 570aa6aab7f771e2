import { readFileSync } from 'node:fs'

/** Packages stay where they are, but for the one that is mended below. */
export const externalPackages = {
  name: 'external-packages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path === 'postgres' ? undefined : { path, external: true },
    ),
}

/**
 * postgres.js 3.4.9 ends the whole process when a server dies in the middle of a transaction: it
 * writes the rollback to a socket that is gone (porsager/postgres#1208). Here that query fails like
 * every other one on a lost connection.
 */
export const mendedPostgres = {
  name: 'mended-postgres',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules[\\/]postgres[\\/]src[\\/]connection\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const fault = 'function nextWrite(fn) {\n'
      if (!source.includes(fault)) throw new Error('postgres.js has changed: is the mend needed?')
      const mend = `${fault}    if (!socket) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      return error(Errors.connection('CONNECTION_CLOSED', options)), false
    }\n`
      return { contents: source.replace(fault, mend), loader: 'js' }
    }),
}
