import { createSmsCatcher } from './sms-catcher.ts'

const [port = '', file = ''] = process.argv.slice(2)
const server = createSmsCatcher(file).listen(Number(port), '127.0.0.1')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
