import type { EnvironmentSetup } from '../../../client/index.ts'
import type { GuideTab } from './use-guide.ts'

type StepId = 'roles' | 'nodes' | 'application' | 'invite' | 'assign' | 'key' | 'import'
export type Step = {
  id: StepId
  /** Behind `/e/{environment}`. */
  path: string
  isDone: (setup: EnvironmentSetup) => boolean
  isOptional?: boolean
}

/** What each part of the guide asks for, in the order that makes sense. */
export const stepsOf: Record<GuideTab, readonly Step[]> = {
  prepare: [
    { id: 'roles', path: '/settings/roles', isDone: ({ roles }) => roles > 0 },
    { id: 'nodes', path: '/settings/nodes', isDone: ({ nodes }) => nodes > 1, isOptional: true },
    {
      id: 'application',
      path: '/settings/applications',
      isDone: (setup) => setup.applications_with_redirect > 0,
      isOptional: true,
    },
  ],
  invite: [
    { id: 'invite', path: '/identities', isDone: ({ invites }) => invites > 0 },
    {
      id: 'assign',
      path: '/identities',
      isDone: (setup) => setup.invites_with_role + setup.assignments > 0,
    },
  ],
  connect: [
    { id: 'key', path: '/settings/api-keys', isDone: (setup) => setup.api_keys > 0 },
    {
      id: 'import',
      path: '/imports',
      isDone: ({ invites, identities }) => invites + identities > 1,
      isOptional: true,
    },
  ],
}
