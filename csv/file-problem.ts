import { fieldProblem, type Problem } from '../domain/problems.ts'

/** The whole file cannot be taken; `message` tells its owner what to do about it. */
export const fileProblem = (message: string): Problem =>
  fieldProblem('validation_failed', 'file', message)
