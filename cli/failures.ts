/** How the command ends. Part of its contract: scripts go by it. */
export const exitCodes = {
  done: 0,
  someFailed: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  fault: 70,
  interrupted: 130,
} as const

/** What ends the command early: the message is for whoever called it. */
export class Failure extends Error {
  readonly exitCode: number

  constructor(exitCode: number, message: string) {
    super(message)
    this.name = 'Failure'
    this.exitCode = exitCode
  }
}

export class UsageFailure extends Failure {
  constructor(message: string) {
    super(exitCodes.usage, message)
  }
}

/** The server's no, in its own words. */
export class Refusal extends Failure {
  readonly code: string

  constructor(code: string, text: string) {
    super(exitCodes.refused, `${code}: ${text}`)
    this.code = code
  }
}

export class Unreachable extends Failure {
  constructor(message: string) {
    super(exitCodes.unreachable, message)
  }
}
