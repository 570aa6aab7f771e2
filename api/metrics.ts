import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What `/metrics` tells, a registry a process. Labels hold route patterns, never a path. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'How long requests took, until the last byte was sent.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    breachFallbacks: new Counter({
      name: 'vestibule_breach_check_fallbacks_total',
      help: 'Passwords checked against the bundled list alone, as HIBP did not answer.',
      registers,
    }),
    acceptances: new Counter({
      name: 'vestibule_acceptances_total',
      help: 'Invites accepted through this process.',
      registers,
    }),
  }
}
