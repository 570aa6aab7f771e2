import type { NewPerson } from './tier.ts'

/** What somebody has filled in so far of a person; empty for what they left out. */
export type PersonDraft = Required<NewPerson>

export const emptyPerson: PersonDraft = {
  email: '',
  first_name: '',
  last_name: '',
  password: '',
  external_id: '',
  application_id: '',
  role_id: '',
  node_id: '',
}

/** As the API takes it. Half of role and node is sent as it is: the API says what becomes of it. */
export function personOf(draft: PersonDraft): NewPerson {
  const { password, application_id, role_id, node_id } = draft
  const external_id = draft.external_id.trim()
  return {
    email: draft.email.trim(),
    first_name: draft.first_name.trim(),
    last_name: draft.last_name.trim(),
    ...(password && { password }),
    ...(external_id && { external_id }),
    ...(application_id && { application_id }),
    ...(role_id && { role_id }),
    ...(node_id && { node_id }),
  }
}
