/** What the person at the keyboard can act on: shown as it is, without a stack. */
export class StartFailure extends Error {}

/** Someone else has taken the port; a run that chose its own ports may choose again. */
export class PortTaken extends StartFailure {}
