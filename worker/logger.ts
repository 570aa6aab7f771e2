import { DefaultLogger, type LogEntry } from '@temporalio/worker'
import pino, { type Logger } from 'pino'

/** JSON lines; ids only, no addresses. */
export const createLogger = (level: string): Logger => pino({ level, base: { process: 'worker' } })

/** The Temporal SDK's own messages, on our log. */
export const asTemporalLogger = (logger: Logger): DefaultLogger =>
  new DefaultLogger('INFO', ({ level, message, meta }: LogEntry) => {
    const fields = { ...meta, error: meta?.error && String(meta.error) }
    if (level === 'ERROR') logger.error(fields, message)
    else if (level === 'WARN') logger.warn(fields, message)
    else logger.info(fields, message)
  })
