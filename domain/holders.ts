import { Problem } from './problems.ts'

const words = [
  { holder: 'nodes', one: 'node below it', many: 'nodes below it' },
  { holder: 'assignments', one: 'role assignment', many: 'role assignments' },
  { holder: 'members', one: 'member', many: 'members' },
  { holder: 'operators', one: 'operator limited to it', many: 'operators limited to it' },
  { holder: 'pendingInvites', one: 'pending invite', many: 'pending invites' },
  { holder: 'settledInvites', one: 'settled invite', many: 'settled invites' },
] as const

/** How many of what keep a Node, a Role or an Application from being deleted. */
export type Holders = { [Holder in (typeof words)[number]['holder']]?: number }
export type InUseCode = 'node_in_use' | 'role_in_use' | 'application_in_use'

/**
 * The refusal to delete what something still names; it says what. Settled invites are history,
 * which nobody rewrites, so what they name can only be disabled.
 */
export function inUse(code: InUseCode, holders: Holders): Problem {
  const held = words.flatMap(({ holder, one, many }) => {
    const count = holders[holder] ?? 0
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  if (held.length === 0) return new Problem(code) // let go of since: asking again will do
  const history = holders.settledInvites ? ' Settled invites are kept as history.' : ''
  const detail = `Held by ${list.format(held)}.${history} It can be disabled instead.`
  return new Problem(code, { detail })
}

const list = new Intl.ListFormat('en')
