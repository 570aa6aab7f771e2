export type EndpointGate = ReturnType<typeof createEndpointGate>

const usualMs = 1000
const longestWaitMs = 10 * 60_000

/**
 * How many attempts one endpoint has under way in this worker. Nobody waits inside: who is too many
 * is told when to come again, by the place in line and by how long the endpoint takes, and leaves
 * its slot to others. So one that hangs holds `atOnce` slots, however much it is sent.
 */
export function createEndpointGate({ atOnce }: { atOnce: number }) {
  type Endpoint = { underWay: number; nextTurnMs: number; takesMs: number }
  const endpoints = new Map<string, Endpoint>()

  function turnOf(endpoint: Endpoint, nowMs: number): number {
    const apartMs = endpoint.takesMs / atOnce
    endpoint.nextTurnMs = Math.max(endpoint.nextTurnMs, nowMs) + apartMs
    const waitMs = endpoint.nextTurnMs - nowMs
    return Math.ceil(Math.min(Math.max(waitMs, 50), longestWaitMs))
  }

  return {
    /** Either what leaves the gate again, or how long to stay away. */
    enter(id: string, nowMs: number): { leave: (nowMs: number) => void } | { waitMs: number } {
      const endpoint = endpoints.get(id) ?? { underWay: 0, nextTurnMs: 0, takesMs: usualMs }
      endpoints.set(id, endpoint)
      if (endpoint.underWay >= atOnce) return { waitMs: turnOf(endpoint, nowMs) }
      endpoint.underWay++
      return {
        leave(endedMs) {
          endpoint.underWay--
          endpoint.takesMs = endpoint.takesMs * 0.8 + Math.max(1, endedMs - nowMs) * 0.2
          if (endpoint.underWay === 0 && endpoint.nextTurnMs <= endedMs) endpoints.delete(id)
        },
      }
    },
  }
}
