import { createContext, use } from 'react'
import type { Environment, Session } from '../api/session.ts'

export type Workspace = Session & {
  /** The Environment of the page; on pages of the Account the one that was used last. */
  environment: Environment
  may: (permission: string) => boolean
}

export const WorkspaceContext = createContext<Workspace | null>(null)
export const EnvironmentIdContext = createContext<string | undefined>(undefined)

/** Who is signed in, their Account and Environments, and what they may do. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace is for pages of who is signed in')
  return workspace
}

/** The Environment that the page is about; undefined on pages of the whole Account. */
export const useEnvironmentId = () => use(EnvironmentIdContext)
