import pLimit from 'p-limit'
import type { Sql } from '../db/client.ts'
import type { IdentityScope } from '../db/identities.ts'
import { createIdentities, type PlannedIdentity } from '../db/identity-creation.ts'
import { type IdentityPlan, type NewIdentity, readIdentityPlans } from '../db/identity-plans.ts'
import type { Powers } from '../domain/access.ts'
import { assertMayCreate } from '../domain/identity.ts'
import { Problem } from '../domain/problems.ts'
import type { Breaches } from '../security/breaches.ts'
import type { Passwords } from '../security/passwords.ts'

/** Whom a caller wants, past the door; a password still in clear. */
export type WantedIdentity = Omit<NewIdentity, 'id'> & { password: string | null }
export type CreatingDeps = { sql: Sql; breaches: Breaches; passwords: Pick<Passwords, 'hash'> }
/** On whose behalf, and where; `requestId` is told in the facts. */
export type Creating = {
  powers: Powers
  scope: IdentityScope
  requestId: string
  importId: string | null
}
type Row = { id: string; wanted: WantedIdentity }
type Outcome = { id: string } | Problem
type Decision = { person: PlannedIdentity } | { outcome: Outcome }
type Hash = (row: Row) => Promise<string | null>

const mostRounds = 5
const breachChecks = pLimit(20)

/**
 * Makes people directly (spec §4), one as 200: committed when this returns, each with membership
 * and assignment, or refused for itself. A row whose id is there was made by an earlier try. Who
 * turns out to be taken only when it is written is looked at once more, to tell why.
 */
export async function makeIdentities(
  deps: CreatingDeps,
  creating: Creating,
  rows: Row[],
): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  const hash = rememberHashes(deps)
  for (let round = 0; round < mostRounds && outcomes.size < rows.length; round++) {
    const left = rows.filter(({ id }) => !outcomes.has(id))
    const decisions = await decide(deps, { creating, hash }, left)
    const people = decisions.flatMap((decision) => ('person' in decision ? [decision.person] : []))
    const { scope } = creating
    const made = await createIdentities(deps.sql, scope, { ...creating, people })
    for (const [position, { id }] of left.entries()) {
      const decision = decisions[position]
      if (made.has(id)) outcomes.set(id, { id })
      else if (decision && 'outcome' in decision) outcomes.set(id, decision.outcome)
    }
  }
  const busy = new Problem('service_unavailable', { retry_after_seconds: 1 })
  return rows.map(({ id }) => outcomes.get(id) ?? busy)
}

async function decide(
  { sql }: CreatingDeps,
  { creating, hash }: { creating: Creating; hash: Hash },
  rows: Row[],
): Promise<Decision[]> {
  const wanted = rows.map(({ id, wanted }) => ({ ...wanted, id }))
  const plans = await readIdentityPlans(sql, creating.scope, wanted)
  return Promise.all(
    plans.map(async (plan, position): Promise<Decision> => {
      const row = rows[position]
      if (!row) throw new Error('a plan for nobody')
      if (plan.isMade) return { outcome: { id: row.id } }
      return planPerson(row, plan, { creating, hash }).catch((refusal) => {
        if (refusal instanceof Problem) return { outcome: refusal }
        throw refusal
      })
    }),
  )
}

/** Only who may be made is worth a hash. */
async function planPerson(
  row: Row,
  plan: IdentityPlan,
  { creating, hash }: { creating: Creating; hash: Hash },
): Promise<Decision> {
  const { id, wanted } = row
  assertMayCreate(plan, wanted, creating.powers)
  const { applicationId } = plan
  return { person: { ...wanted, id, applicationId, passwordHash: await hash(row) } }
}

/** Each password is checked and hashed once, however many rounds it takes. */
function rememberHashes({ breaches, passwords }: CreatingDeps): Hash {
  const hashes = new Map<string, Promise<string>>()
  const make = async (password: string) => {
    await breachChecks(() => breaches.assertNotBreached(password))
    return passwords.hash(password)
  }
  return async ({ id, wanted: { password } }) => {
    if (password === null) return null
    const hash = hashes.get(id) ?? make(password)
    hashes.set(id, hash)
    return hash
  }
}
