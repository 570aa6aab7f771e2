import { type Api, startApi } from './api.ts'

function latch() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

/** An API whose sign-ups wait in the middle, until they are let go. */
export async function startWaitingApi({ deps: { sealer } }: Api) {
  const [reached, goOn] = [latch(), latch()]
  const assertNotBreached = () => {
    reached.open()
    return goOn.opened
  }
  return { server: await startApi({ sealer, breaches: { assertNotBreached } }), reached, goOn }
}
