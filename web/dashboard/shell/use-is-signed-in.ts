import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session.ts'

/** Whether somebody is signed in; false as long as nobody knows. */
export const useIsSignedIn = (): boolean => Boolean(useQuery(sessionQuery).data)
