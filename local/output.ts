/** What a person sees while things start: one line for each that is done, a ticking one meanwhile. */
export type Progress = ReturnType<typeof createProgress>

const tickMs = { terminal: 1_000, log: 10_000 }

export function createProgress(stream: NodeJS.WriteStream) {
  const current = new Map<string, { sinceMs: number; detail: string }>()
  const clear = stream.isTTY ? '\r\x1b[2K' : ''
  const timer = setInterval(tick, stream.isTTY ? tickMs.terminal : tickMs.log)
  timer.unref()
  let abandoned = false

  function tick() {
    const lines = [...current].map(([name, { sinceMs, detail }]) =>
      [name, detail, seconds(sinceMs, 0)].filter(Boolean).join('  '),
    )
    if (lines.length === 0) return
    if (stream.isTTY)
      stream.write(
        `${clear}  ${lines.join(', ')} …`.slice(0, clear.length + (stream.columns || 80) - 1),
      )
    else stream.write(`  still at work: ${lines.join(', ')}\n`)
  }

  return {
    /** A line that stays. */
    note(line: string) {
      stream.write(`${clear}  ${line}\n`)
    },
    /** What is still at work is of no interest any more. */
    abandon() {
      clearInterval(timer)
      abandoned = true
    },
    /** Runs `work` under a name; `tell` says how far it is. */
    async during<T>(name: string, work: (tell: (detail: string) => void) => Promise<T>) {
      const entry = { sinceMs: Date.now(), detail: '' }
      current.set(name, entry)
      try {
        const result = await work((detail) => {
          entry.detail = detail
        })
        const line = `  ${name.padEnd(24)} ${seconds(entry.sinceMs, 1).padStart(7)}\n`
        if (!abandoned) stream.write(clear + line)
        return result
      } finally {
        current.delete(name)
        if (clear) stream.write(clear)
      }
    },
  }
}

function seconds(sinceMs: number, digits: number) {
  return `${((Date.now() - sinceMs) / 1000).toFixed(digits)} s`
}
