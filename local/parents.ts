import { nameOf, parentOf } from './process-facts.ts'

const intervalMs = process.platform === 'linux' ? 500 : 2_000

/**
 * Tells when whoever started us has gone. npm starts a shell that starts us: a killed npm leaves the
 * shell alive, so there the shell's parent is watched as well.
 */
export function watchParents(onGone: () => void) {
  const parent = process.ppid
  const viaShell = process.env.npm_lifecycle_event && /^\w*sh$/.test(nameOf(parent) ?? '')
  const grandparent = viaShell ? parentOf(parent) : undefined
  const timer = setInterval(() => {
    const shellIsAdopted = grandparent !== undefined && parentOf(parent) !== grandparent
    if (process.ppid === parent && !shellIsAdopted) return
    clearInterval(timer)
    onGone()
  }, intervalMs)
  timer.unref()
}
