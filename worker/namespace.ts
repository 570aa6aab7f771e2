import {
  type Client,
  isGrpcServiceError,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
} from '@temporalio/client'
import proto from '@temporalio/proto'
import { healScheduleId, searchAttributes } from '../workflows/messages.ts'

const { IndexedValueType } = proto.temporal.api.enums.v1
const indexedTypes = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
}

/** What our workflows need of a namespace; safe to ask for by every worker at every start. */
export async function prepareNamespace(client: Client, taskQueue: string): Promise<void> {
  await registerSearchAttributes(client)
  await createHealSchedule(client, taskQueue)
}

async function registerSearchAttributes(client: Client): Promise<void> {
  const { namespace } = client.options
  const known = await client.connection.operatorService.listSearchAttributes({ namespace })
  const missing = Object.values(searchAttributes).filter(
    ({ name }) => !(name in known.customAttributes),
  )
  if (missing.length === 0) return
  await client.connection.operatorService
    .addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map(({ name, type }) => [name, indexedTypes[type]]),
      ),
    })
    .catch((error) => {
      if (!isGrpcServiceError(error) || error.code !== alreadyExists) throw error
    })
}

const alreadyExists = 6 // gRPC status code

/** An older release may have made it already; then it takes on what this one says. */
async function createHealSchedule(client: Client, taskQueue: string): Promise<void> {
  const scheduleId = `${healScheduleId}-${taskQueue}`
  const schedule = {
    spec: { intervals: [{ every: '20 seconds' }] },
    action: { type: 'startWorkflow', workflowType: 'healInvites', taskQueue, args: [] },
    policies: { overlap: 'SKIP', catchupWindow: '1 minute' },
  } as const satisfies Omit<ScheduleOptions, 'scheduleId'>
  await client.schedule.create({ ...schedule, scheduleId }).catch(async (error) => {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    const existing = client.schedule.getHandle(scheduleId)
    await existing.update(({ state }) => ({ ...schedule, state }))
  })
}
