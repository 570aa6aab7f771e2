import type { WithHeaders } from '@oazapfts/runtime'

/** What the same request answers at an Environment and at an Account: only their refusals differ. */
type Refused = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
type Refusing = { status: Refused; data: unknown }

export type Answer<Body> = Promise<WithHeaders<{ status: 200 | 201 | 202; data: Body } | Refusing>>
export type PageAnswer<Row> = Promise<
  WithHeaders<{ status: 200; data: { data: Row[]; next_cursor: string | null } } | Refusing>
>
export type NoAnswer = Promise<WithHeaders<{ status: 204 } | Refusing>>
