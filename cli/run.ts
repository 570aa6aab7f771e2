import { importAnswer, previewAnswer, readAnswer } from './answers.ts'
import { beginImport } from './beginning.ts'
import type { Choice, Command } from './commands.ts'
import { connect, type Environment } from './credentials.ts'
import { bringFailedRows, failedFileOf } from './failed-file.ts'
import { exitCodes, UsageFailure } from './failures.ts'
import { followImport } from './following.ts'
import type { Options } from './options.ts'
import type { Progress } from './progress.ts'
import type { Server } from './server.ts'
import { describePreview, summarise, unsuccessfulOf } from './summaries.ts'
import { formOf, readInput } from './upload.ts'
import { usage } from './usage.ts'

export type World = {
  env: Environment
  signal: AbortSignal
  progress: Progress
  print: (text: string) => void
}
type Session = World & { server: Server; imports: string; options: Options }

/** Does what the command says; gives the exit code, or throws a `Failure` that has one. */
export async function run(command: Command, world: World): Promise<number> {
  switch (command.name) {
    case 'help':
      world.print(usage)
      return exitCodes.done
    case 'cancel':
      return cancel(await openSession(command.options, world), command.id)
    case 'follow': {
      const session = await openSession(command.options, world)
      return seeThrough(session, command.id, `import-${command.id}.failed.csv`)
    }
    default:
      return takeFile(command, world)
  }
}

type TakeFile = Extract<Command, { choice: Choice }>

async function takeFile({ name, file, choice, options }: TakeFile, world: World) {
  const input = await readInput(file)
  const session = await openSession(options, world)
  const { server, imports, progress } = session
  if (name === 'preview') {
    const preview = await server.ask(
      `${imports}/preview`,
      () => ({ method: 'POST', body: formOf(input, choice) }),
      async (answer) => readAnswer(previewAnswer, await answer.text()),
    )
    world.print(describePreview(preview))
    return preview.stats.error > 0 ? exitCodes.someFailed : exitCodes.done
  }
  const { id, again } = await beginImport(server, imports, { input, choice }).catch((failure) => {
    if (world.signal.aborted) progress.note('The same command again follows what may have begun.')
    throw failure
  })
  progress.note(
    again
      ? `This file was imported before: following import ${id}. Give a --key to import it anew.`
      : `Import ${id} has begun.`,
  )
  return seeThrough(session, id, failedFileOf(file))
}

async function openSession(options: Options, world: World): Promise<Session> {
  const { account, wait = '300' } = options
  if (!/^\d{1,6}$/.test(wait)) throw new UsageFailure('--wait takes a number of seconds.')
  const { signal, progress } = world
  const dealings = { patienceMs: Number(wait) * 1000, signal, note: progress.note }
  const server = await connect(options, world.env, dealings)
  const place = account === undefined ? '' : `/accounts/${encodeURIComponent(account)}`
  return { ...world, server, imports: `/api/v1${place}/imports`, options }
}

/** Follows an import to its end and tells of it; the rows that failed go to a file. */
async function seeThrough(session: Session, id: string, failedFile: string): Promise<number> {
  const { server, imports, signal, progress, print } = session
  const path = `${imports}/${id}`
  const outcome = await followImport(server, path, { signal, onProgress: progress.show }).catch(
    (failure) => {
      progress.end()
      progress.note(`No longer following import ${id}; what the server has begun goes on.`)
      progress.note(`To follow it: ${commandOf(session, 'follow', id)}`)
      progress.note(`To stop it:   ${commandOf(session, 'cancel', id)}`)
      throw failure
    },
  )
  progress.end()
  print(summarise(outcome))
  if (outcome.run.counts.failed > 0) print(await bringFailedRows(server, path, failedFile))
  return unsuccessfulOf(outcome) > 0 ? exitCodes.someFailed : exitCodes.done
}

async function cancel(session: Session, id: string): Promise<number> {
  const { server, imports, print } = session
  const { status } = await server.ask(
    `${imports}/${id}/cancel`,
    () => ({ method: 'POST' }),
    async (answer) => readAnswer(importAnswer, await answer.text()),
  )
  const isOver = status !== 'cancelling'
  print(isOver ? `Import ${id} is over: ${status}.\n` : `Import ${id} is being cancelled.\n`)
  if (!isOver) print(`To follow it: ${commandOf(session, 'follow', id)}\n`)
  return exitCodes.done
}

const commandOf = ({ server, options: { account, url } }: Session, step: string, id: string) =>
  [
    `vestibule import --${step} ${id}`,
    ...(account === undefined ? [] : [`--account ${account}`]),
    ...(url === undefined ? [] : [`--url ${server.url}`]),
  ].join(' ')
