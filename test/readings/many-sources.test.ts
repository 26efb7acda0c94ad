import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followReadings } from '../../indexer/follow-readings.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { eventually } from '../eventually.ts'

/* Sources wait side by side for their next look; somebody who starts the product must not be told of a leak. */

const warnings: string[] = []
const keep = (warning: Error) => warnings.push(warning.name)
beforeAll(() => void process.on('warning', keep))
afterAll(() => void process.off('warning', keep))

test('thirty sources wait without a warning', async () => {
  const following: object[] = []
  // What is asked and written is not what this is about: nothing is due, and states are only counted.
  const client = {
    query: async () => ({ json: async () => [] }),
    insert: async ({ values }: { values: object[] }) => void following.push(...values),
  } as unknown as ClickHouseClient
  const quiet = { info: () => {}, warn: () => {}, debug: () => {}, error: () => {} }
  const source = { id: 'x', since: '2026-01-01', span: 1, settles: 0 } as unknown as ReadingSource
  const readings = followReadings({
    client,
    log: quiet as never,
    sources: Array.from({ length: 30 }, (_, index) => ({
      network: `network-${index}`,
      source,
      endpoint: { url: 'http://127.0.0.1:1', reach: undefined } as never,
    })),
    onChanged: () => {},
    now: () => Date.parse('2025-01-01T00:00:00Z'),
  })
  await eventually(async () => (following.length === 30 ? true : undefined), {
    seconds: 20,
    what: 'every source followed',
  })
  await new Promise((resolve) => setImmediate(resolve))
  await readings.stop()
  expect(warnings).toEqual([])
})
