import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { PortTaken, StartFailure } from './failure.ts'
import type { Settings } from './settings.ts'

const places = {
  api: { variable: 'PORT', standard: 3000, purpose: 'the API and the dashboard' },
  worker: { variable: 'WORKER_PORT', standard: 3001, purpose: "the worker's health" },
  postgres: { variable: 'POSTGRES_PORT', standard: 5433, purpose: 'Postgres' },
  temporal: { variable: 'TEMPORAL_PORT', standard: 7233, purpose: 'Temporal' },
  temporalUi: { variable: 'TEMPORAL_UI_PORT', standard: 8233, purpose: 'the Temporal UI' },
  smtp: { variable: 'SMTP_PORT', standard: 1025, purpose: 'the mail catcher' },
  mail: { variable: 'MAIL_PORT', standard: 1080, purpose: 'the mail inbox' },
  sms: { variable: 'SMS_PORT', standard: 1081, purpose: 'the SMS inbox' },
}
type Place = keyof typeof places

/** Where everything listens, on the loopback address only. */
export type Ports = Record<Place, number>

/** Throws a `StartFailure` that names each taken port, what it is for and the variable that moves it. */
export async function choosePorts(settings: Settings): Promise<Ports> {
  if (settings.ephemeral) return freePorts()
  const ports = mapPlaces((place) => wantedPort(place, settings.environment))
  const needed = neededPlaces(settings)
  const taken: string[] = []
  for (const [index, place] of needed.entries()) {
    const port = ports[place]
    const rival = needed.slice(0, index).find((other) => ports[other] === port)
    const { variable, purpose } = places[place]
    if (rival) taken.push(`${places[rival].variable} and ${variable} are both ${port}.`)
    else if (!(await isFree(port))) {
      taken.push(`Port ${port}, for ${purpose}, is taken. ${variable}=<port> moves it.`)
    }
  }
  if (taken.length > 0) throw new StartFailure(taken.join('\n'))
  return ports
}

/** Whether nobody listens there. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    return true
  } catch {
    return false // taken, or not ours to take: the same to whoever asks
  } finally {
    server.close()
  }
}

function neededPlaces({ external }: Settings): Place[] {
  return [
    'api',
    'worker',
    ...(external.database ? [] : (['postgres'] satisfies Place[])),
    ...(external.temporalAddress ? [] : (['temporal', 'temporalUi'] satisfies Place[])),
    ...(external.smtpUrl ? [] : (['smtp', 'mail'] satisfies Place[])),
    ...(external.sms ? [] : (['sms'] satisfies Place[])),
  ]
}

function wantedPort(place: Place, environment: NodeJS.ProcessEnv): number {
  const { variable, standard } = places[place]
  const port = Number(environment[variable] || standard)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new StartFailure(`${variable} is not a port; it has to be a number from 1 to 65535.`)
}

/**
 * Below the range that systems give to outgoing connections: a port from there may be lent to one of
 * those, for as long as it lives, at the moment when a service that died wants to listen again.
 */
async function freePorts(lowest = 20_000, highest = 32_000): Promise<Ports> {
  const chosen = new Set<number>()
  for (let tries = 0; chosen.size < Object.keys(places).length; tries++) {
    if (tries > 1_000) throw new PortTaken(`No free ports between ${lowest} and ${highest}.`)
    const port = randomInt(lowest, highest)
    if (await isFree(port)) chosen.add(port)
  }
  const free = [...chosen]
  return mapPlaces(() => free.pop() ?? 0)
}

function mapPlaces(portOf: (place: Place) => number): Ports {
  return {
    api: portOf('api'),
    worker: portOf('worker'),
    postgres: portOf('postgres'),
    temporal: portOf('temporal'),
    temporalUi: portOf('temporalUi'),
    smtp: portOf('smtp'),
    mail: portOf('mail'),
    sms: portOf('sms'),
  }
}
