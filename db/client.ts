import postgres from 'postgres'

const quiet = () => {}

/**
 * A pool that acts as `vestibule_app`, whoever logs in: that role owns nothing, so no query of ours
 * can drop a constraint, disable a trigger or rewrite history. Names are snake_case in SQL and
 * camelCase in TypeScript; JSON columns keep their keys as they are.
 */
export const connect = (url: string, max = 10) =>
  postgres(url, {
    max,
    onnotice: quiet,
    connection: { role: 'vestibule_app', application_name: 'vestibule' },
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel }, undefined: null },
  })

export type Sql = ReturnType<typeof connect>
export type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0]

/** Which constraint refused a statement, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError && /^23/.test(error.code)
    ? error.constraint_name
    : undefined
}

/** Whether the values themselves were refused (SQLSTATE class 22): trying again cannot help. */
export const isMalformed = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && error.code.startsWith('22')

/** Whether a delete was refused because other rows name what was to go. */
export const isHeld = (error: unknown): boolean =>
  violatedConstraint(error)?.endsWith('_fkey') === true
