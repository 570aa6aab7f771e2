/** An environment without a program's own variables, which would change what we ask it to do. */
export function isolatedEnvironment(environment: NodeJS.ProcessEnv, prefix: string) {
  const foreign = Object.entries(environment).filter(([name]) => !name.startsWith(prefix))
  return Object.fromEntries(foreign)
}
