const prefix = 'vestibule.draft.'

type Kept = Record<string, unknown>

/** What somebody has typed so far, kept in this tab. Whose it is stands in front of its name. */
export const keptName = (operatorId: string, place: string) => `${prefix}${operatorId}.${place}`

export function readKept(name: string): Kept {
  let kept: Kept = {}
  inStore((store) => {
    kept = JSON.parse(store.getItem(name) ?? '{}')
  })
  return kept
}

export const keep = (name: string, draft: object): void =>
  inStore((store) => store.setItem(name, JSON.stringify(draft)))

export const dropKept = (name: string): void => inStore((store) => store.removeItem(name))

/** For who signs out; with an operator, of everybody else. */
export function forgetDrafts(except?: string): void {
  inStore((store) => {
    for (const name of Object.keys(store)) {
      const isTheirs = except !== undefined && name.startsWith(keptName(except, ''))
      if (name.startsWith(prefix) && !isTheirs) store.removeItem(name)
    }
  })
}

/** Where nothing may be kept, nothing is: what is filled in then begins anew. */
function inStore(use: (store: Storage) => void): void {
  try {
    use(sessionStorage)
  } catch {}
}
