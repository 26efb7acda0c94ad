import { z } from 'zod'
import type { PortalBlock, PortalLog } from './chain-blocks.ts'
import { type Family, flags, frameOfQuery, pick } from './family.ts'

const hex = z.string().regex(/^0x[0-9a-f]*$/)
const LogRequest = z.strictObject({
  address: z.array(hex).optional(),
  topic0: z.array(hex).optional(),
  topic1: z.array(hex).optional(),
  topic2: z.array(hex).optional(),
  topic3: z.array(hex).optional(),
})
const Query = z.strictObject({
  type: z.literal('evm'),
  ...frameOfQuery,
  fields: z
    .strictObject({
      block: flags(['number', 'hash', 'parentHash', 'timestamp']),
      log: flags(['logIndex', 'transactionIndex', 'transactionHash', 'address', 'topics', 'data']),
    })
    .optional(),
  logs: z.array(LogRequest).optional(),
})

export const evmFamily: Family<PortalBlock, z.infer<typeof Query>> = {
  query: Query,
  select(block, query) {
    const logs = block.logs.filter((log) => query.logs?.some((filter) => matches(log, filter)))
    const found: Record<string, readonly object[]> = {}
    if (logs.length > 0) found['logs'] = logs.map((log) => pick(log, query.fields?.log))
    return found
  },
}

function matches(log: PortalLog, filter: z.infer<typeof LogRequest>): boolean {
  const has = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || wanted.length === 0 || (value !== undefined && wanted.includes(value))
  return (
    has(filter.address, log.address) &&
    [filter.topic0, filter.topic1, filter.topic2, filter.topic3].every((wanted, index) =>
      has(wanted, log.topics[index]),
    )
  )
}
