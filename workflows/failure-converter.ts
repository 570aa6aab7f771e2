import { DefaultFailureConverter } from '@temporalio/common'

/** Failures carry messages and stacks; like payloads, they leave encrypted. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
