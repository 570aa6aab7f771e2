/** Secrets of stacks that live for one test run; known here, so that a test can add a process. */
const secret = (name: string) => Buffer.alloc(32, name).toString('base64url')

export const testSecrets = {
  INVITE_TOKEN_SECRETS: secret('links of a test run'),
  ENCRYPTION_KEYS: secret('payloads of a test run'),
  JWT_PRIVATE_KEYS: secret('sessions of a test run'),
}
