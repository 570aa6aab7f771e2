import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with the one line that CI reads. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length
    const failed = count('failed') + brokenFiles + errors.length
    process.on('exit', () => process.stdout.write(`${count('passed')} passed, ${failed} failed\n`))
  }
}
