import {
  type Client,
  isGrpcServiceError,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
} from '@temporalio/client'
import proto from '@temporalio/proto'
import { healScheduleId, purgeScheduleId, searchAttributes } from '../workflows/messages.ts'

const { IndexedValueType } = proto.temporal.api.enums.v1
const indexedTypes = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
}

/** What our workflows need of a namespace; safe to ask for by every worker at every start. */
export async function prepareNamespace(client: Client, taskQueue: string): Promise<void> {
  await registerSearchAttributes(client)
  await keepSchedule(client, healScheduleId, {
    spec: { intervals: [{ every: '20 seconds' }] },
    action: { type: 'startWorkflow', workflowType: 'healInvites', taskQueue, args: [] },
    policies: { overlap: 'SKIP', catchupWindow: '1 minute' },
  })
  await keepSchedule(client, purgeScheduleId, {
    spec: { calendars: [{ hour: 3, minute: 20 }] },
    action: { type: 'startWorkflow', workflowType: 'purgeFacts', taskQueue, args: [] },
    policies: { overlap: 'SKIP', catchupWindow: '1 day' },
  })
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

type Schedule = Omit<ScheduleOptions, 'scheduleId' | 'action'> & {
  action: { type: 'startWorkflow'; workflowType: string; taskQueue: string; args: [] }
}

/** An older release may have made it already; then it takes on what this one says. */
async function keepSchedule(client: Client, name: string, schedule: Schedule): Promise<void> {
  const scheduleId = `${name}-${schedule.action.taskQueue}`
  await client.schedule.create({ ...schedule, scheduleId }).catch(async (error) => {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    const existing = client.schedule.getHandle(scheduleId)
    await existing.update(({ state }) => ({ ...schedule, state }))
  })
}
