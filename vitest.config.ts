import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closing-line.ts'
import { SpreadLongFiles } from './test/support/spread-long-files.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/shared-stack.ts'],
    reporters: ['default', new ClosingLine()],
    pool: 'forks',
    maxWorkers: 3, // on two cores: a third of the time is waiting for timers and for Temporal
    isolate: false, // each file would load fastify, Temporal and the rest anew: a third of the time
    sequence: { sequencer: SpreadLongFiles },
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
})
