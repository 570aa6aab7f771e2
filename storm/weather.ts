import type { Client, Upload } from './client.ts'
import { countKinds, fileOf } from './file.ts'
import { followByAsking, followEvents } from './following.ts'
import * as judging from './judging.ts'
import type { MailServer } from './mail-server.ts'
import { type Plan, planInvites, planPeople } from './plan.ts'
import { haveBeenTold, judgeFacts, type Receiver, register } from './receiver.ts'
import { endBackend, kill, killWorkers, type Scene } from './troubles.ts'
import { until } from './waiting.ts'

export type Around = Scene & { client: Client; mails: MailServer; receiver: Receiver }
type Course = { id: string; plan: Plan; upload: Upload }
type Storm = Around & { courses: Course[]; findings: string[] }

/** Two imports at once, from their uploads to what is wrong in the end. */
export async function weather(around: Around, count: number): Promise<string[]> {
  const { sql, say, client, receiver } = around
  await register(receiver, around.stack.file())
  const invites = await planCourse(around, count)
  const people = planPeople(around.random, Math.ceil(count / 20))
  around.mails.expect(invites.rows)
  say(`rows: ${countKinds(invites)}; and ${people.rows.length} people with passwords`)
  const courses = [
    await begin(around, 'bulk_create', people),
    await begin(around, 'bulk_invite', invites),
  ]
  say('sent both files')
  const findings: string[] = []
  const kills = await blow({ ...around, courses, findings }, count)
  for (const { id, plan } of courses) {
    findings.push(...(await judging.judgeRows(sql, id, plan)))
    findings.push(...judging.judgeResults(await client.results(id), plan))
  }
  findings.push(...judging.judgeMails(around.mails, invites, 1 + kills))
  await until('all facts to be told', () => haveBeenTold(sql))
  findings.push(...(await judgeFacts(sql, receiver)))
  findings.push(...(await judging.judgeLeftovers(sql, courses.length)))
  describeTraffic(around)
  return [...findings, ...(await checkInvariants(around))]
}

/** A role of another account is there to be asked for. */
async function planCourse({ sql, stack, random }: Around, count: number): Promise<Plan> {
  const [foreign] = await sql<[{ id: string }]>`
    with account as (insert into accounts (slug, name) values ('elsewhere', 'Elsewhere')
        returning id),
    environment as (insert into environments (account_id, name)
        select id, 'Only' from account returning id, account_id)
    insert into roles (account_id, environment_id, name)
    select account_id, id, 'Member' from environment returning id`
  const { role_id, node_id } = stack.file().demo
  return planInvites(random, count, { role_id, node_id, foreign_role_id: foreign.id })
}

async function begin({ client, random }: Around, mode: string, plan: Plan): Promise<Course> {
  const upload = { mode, file: fileOf(plan), key: random.uuid() }
  const { id } = await client.upload(upload)
  return { id, plan, upload }
}

/** The storm itself, until all mails have been taken or given up. Gives the worker's kills. */
async function blow(storm: Storm, count: number): Promise<number> {
  const { say, mails, findings } = storm
  const beganMs = Date.now()
  const calm = new AbortController()
  const most = Math.max(2, Math.floor(count / 300))
  const sent = (share: number) =>
    until('some mails', () => mails.taken.size > count * share, { limitMs: 600_000, everyMs: 5 })
  const [, kills, ended] = await Promise.all([
    follow(storm).finally(() => calm.abort()),
    sent(0.2).then(() => killWorkers(storm, { most, signal: calm.signal })),
    endBackends(storm, { signal: calm.signal, second: () => sent(0.4) }),
    sent(0.05).then(() => killApi(storm)),
  ])
  if (ended < 2) findings.push(`only ${ended} Postgres backends were ended`)
  if (kills < 2) findings.push(`the worker was killed ${kills} times only`)
  const seconds = ((Date.now() - beganMs) / 1000).toFixed(1)
  say(`all is done ${seconds} s after the uploads; the worker was killed ${kills} times`)
  return kills
}

/** To the very end: the events, the counts, the hand-over, the last mail. */
async function follow({ sql, say, client, courses, findings }: Storm): Promise<void> {
  const following = courses.map(async ({ id, plan }) => {
    const given = { client, id, plan, findings }
    const [events, asked] = await Promise.all([followEvents(given), followByAsking(given)])
    const { answers, failures } = asked
    say(`${plan.rows.length} rows are settled and told`)
    say(
      `  events over ${events.connections} connections; counts read ${answers} times, ${failures} in vain`,
    )
  })
  await Promise.all(following)
  const ids = courses.map(({ id }) => id)
  await until('every invite its workflow', () => judging.haveEnded(sql, ids), {
    limitMs: 1_800_000,
  })
  say('every invite has its workflow')
  for (const { id, plan } of courses) {
    await until('all mails', async () => (await judging.countUnsent(sql, id, plan)) === 0)
  }
}

type Ending = { signal: AbortSignal; second: () => Promise<unknown> }

async function endBackends(storm: Storm, { signal, second }: Ending): Promise<number> {
  if (!(await endBackend(storm, signal))) return 0
  await second()
  return (await endBackend(storm, signal)) ? 2 : 1
}

/** While it is away, the same files are sent once more. */
async function killApi(storm: Storm): Promise<void> {
  const { client, courses, findings } = storm
  const killed = kill(storm, 'api')
  for (const { id, upload } of courses) {
    const again = await client.upload(upload)
    if (again.id !== id) findings.push(`the same file with the same key is import ${again.id}`)
    if (!again.isReplayed) findings.push('the same file with the same key was not replayed')
  }
  await killed
  storm.say('sent the same files with the same keys again')
}

function describeTraffic({ mails, receiver, say }: Around): void {
  const all = [...mails.taken.values()]
  const doubled = all.filter(({ count }) => count > 1).length
  const { busy, bounced } = mails.refused
  say(`${all.length} addresses have mail, ${doubled} of them the same one more than once`)
  say(`the mail server said 451 ${busy} times and 550 ${bounced} times`)
  const { calls, refused: again } = receiver.count()
  say(`the receiver of webhooks was called ${calls} times, and said 500 ${again} times`)
}

async function checkInvariants({ stack, say }: Around): Promise<string[]> {
  const told = await judging.askInvariants(stack.file())
  say(told.split('\n').at(-1) ?? '')
  return told.endsWith(' 0 findings') ? [] : told.split('\n')
}
