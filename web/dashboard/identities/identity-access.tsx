import type { Identity } from '../../../client/index.ts'
import { useEnvironmentId, useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { useEnvironmentIds, useNames } from './look-ups.ts'

/** A person's roles, each at its Node, and applications. */
export function IdentityAccess({ identity }: { identity: Identity }) {
  const { drawer: words } = useWords().identities
  const { environments } = useWorkspace()
  const inEnvironment = useEnvironmentId() !== undefined
  const names = useNames(useEnvironmentIds())
  const nameOf = (id: string) => environments.find((one) => one.id === id)?.name
  return (
    <>
      <section className="part">
        <h3>{words.assignments}</h3>
        {identity.assignments.length === 0 && <p className="soft">{words.none}</p>}
        <ul className="grants">
          {identity.assignments.map(({ id, role_id, node_id, environment_id }) => (
            <li key={id}>
              <strong>{names.role(role_id)}</strong>
              <span>{names.node(node_id)}</span>
              {!inEnvironment && (
                <span className="soft">{words.inEnvironment(nameOf(environment_id) ?? '')}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="part">
        <h3>{words.applications}</h3>
        {identity.applications.length === 0 && <p className="soft">{words.none}</p>}
        <ul className="grants">
          {identity.applications.map(({ application_id }) => (
            <li key={application_id}>
              <strong>{names.application(application_id)}</strong>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
