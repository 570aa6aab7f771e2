import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Packages stay where they are, but for the one that is mended below. */
export const externalPackages = {
  name: 'external-packages',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path === 'postgres' ? undefined : { path, external: true },
    ),
}

/**
 * postgres.js 3.4.9 does not survive a lost connection (porsager/postgres#1133, #1186, #1193, #1216):
 * it writes to a socket that is gone, which ends the process; it keeps what the old session left
 * behind, so that the connection never speaks again; and it lets a dead transaction go on in the
 * next one's session. Each fault with its mend; `test/lost-connections.test.ts` shows them.
 */
const mends = {
  'connection.js': [
    [
      `clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
      `clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)`,
    ],
    [
      `if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
      `if (initial && (hadError || options.host[retries + 1]))
      return reconnect()

    ;(initial || query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()`,
    ],
  ],
  'index.js': [
    [
      `, prepare = null

    try {`,
      `, prepare = null
      , lost = null

    try {`,
    ],
    [
      'connection.onclose = reject)',
      `connection.onclose = (e) => {
          lost = e
          while (queries.length) queries.shift().reject(e)
          reject(e)
        })`,
    ],
    [
      'q.catch(e => uncaughtError || (uncaughtError = e))\n',
      `q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)\n`,
    ],
  ],
}

export const mendedPostgres = {
  name: 'mended-postgres',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules[\\/]postgres[\\/]src[\\/]\w+\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const contents = (mends[basename(path)] ?? []).reduce(mend, source)
      return { contents, loader: 'js' }
    }),
}

function mend(source, [fault, mended]) {
  const [before, after, ...more] = source.split(fault)
  if (after !== undefined && more.length === 0) return before + mended + after
  throw new Error('postgres.js has changed: are its mends still needed?')
}
