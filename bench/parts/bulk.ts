import type { Bench } from '../support/bench.ts'
import { load, percentile, together } from '../support/load.ts'
import { nextTag, personOf } from '../support/outside.ts'
import { post } from '../support/post.ts'
import { milliseconds, type Report, times } from '../support/report.ts'

const rows = 200
const rounds = 25

/** 200 invites in one call, beside the same 200 created one by one by one caller. */
export async function bulk({ stack, vestibule }: Bench): Promise<Report> {
  const { api_url, demo } = stack.file()
  const key = { 'x-api-key': demo.api_key }
  const place = { role_id: demo.role_id, node_id: demo.node_id, send_email: false }
  const inOneCall = () => {
    const tag = nextTag()
    const invites = Array.from({ length: rows }, (_, i) => ({ ...personOf(tag, i), ...place }))
    return post(`${api_url}/api/v1/identity-invites/bulk-create`, { invites }, key)
  }
  const oneByOne = () => {
    const tag = nextTag()
    const create = (index: number) => vestibule.create(tag, index, { sendEmail: false })
    return load({ callers: 1, requests: rows }, create)
  }
  await load({ callers: 1, requests: 3 }, inOneCall)
  const calls = await load({ callers: 1, requests: rounds }, inOneCall)
  const singles = [await oneByOne(), await oneByOne(), await oneByOne()]
  const singlesMs = (together(singles).seconds * 1000) / singles.length
  return {
    title: `${rows} invites in one call`,
    table: [
      ['', 'p50', 'p95', 'of one by one'],
      [
        'bulk-create',
        milliseconds(percentile(calls, 50)),
        milliseconds(percentile(calls, 95)),
        times(percentile(calls, 50) / singlesMs),
      ],
      [`${rows} creates, one caller`, milliseconds(singlesMs), '', times(1)],
    ],
    verdicts: [],
    notes: ['Without messages. The workflows of the calls before are starting meanwhile.'],
  }
}
