import type { ImportAnswer } from './answers.ts'
import { duration, number, rowsOf } from './words.ts'

export type Progress = ReturnType<typeof createProgress>
type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>

const everyMs = 5000
const barWidth = 24
const clear = '\r\x1b[2K'

/** How far an import is: a bar that moves on a terminal, else a line every few seconds. */
export function createProgress(
  stream: Stream,
  { bar, colour, now = Date.now }: { bar: boolean; colour: boolean; now?: () => number },
) {
  const paint = (code: number, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text)
  let drawn = ''
  let toldMs = Number.NEGATIVE_INFINITY

  function drawBar(run: ImportAnswer) {
    const done = Math.round(barWidth * shareOf(run))
    const room = (stream.columns || 80) - barWidth - 4
    const filled = paint(32, '='.repeat(done))
    drawn = `[${filled}${'-'.repeat(barWidth - done)}] ${tell(run).slice(0, Math.max(0, room))}`
    stream.write(clear + drawn)
  }

  return {
    show(run: ImportAnswer) {
      if (bar) return drawBar(run)
      if (now() < toldMs + everyMs) return
      toldMs = now()
      stream.write(`${tell(run)}\n`)
    },
    /** A line that stays. */
    note(text: string) {
      stream.write(drawn ? `${clear}${text}\n${drawn}` : `${text}\n`)
    },
    /** What comes next is written below the bar. */
    end() {
      if (drawn) stream.write('\n')
      drawn = ''
    },
  }
}

const settledOf = ({ counts }: ImportAnswer) => counts.succeeded + counts.failed + counts.skipped
const shareOf = (run: ImportAnswer) => settledOf(run) / Math.max(1, run.counts.total)

function tell(run: ImportAnswer): string {
  const { counts, rows_per_second: rate, eta_seconds: eta, status } = run
  return [
    `${number(settledOf(run))} of ${rowsOf(counts.total)}`,
    ...(rate ? [`${number(rate)}/s`] : []),
    ...(eta ? [`${duration(eta * 1000)} left`] : []),
    ...(counts.failed ? [`${number(counts.failed)} failed`] : []),
    ...(status === 'cancelling' ? ['cancelling'] : []),
  ].join(', ')
}
