import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { rowsOf, useEngine } from './with-engine.ts'

const { client } = useEngine()

// Minutes, if nobody ends it. The second never sends a byte, the third computes while it is analysed.
const LONG = [
  'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)',
  'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 0',
  'SELECT (SELECT max(sipHash64(number)) FROM numbers(1000000000000))',
]

async function runningIds(): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    client(),
    "SELECT splitByChar('\\n', Settings['log_comment'])[1] AS id FROM system.processes WHERE query NOT LIKE '%system.processes%'",
  )
  return rows.map(({ id }) => id)
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await condition()) return
    await sleep(100)
  }
  throw new Error('not within 10 s')
}

describe('cancelling', () => {
  test.each(LONG)('abort_signal ends: %s', async (query) => {
    const controller = new AbortController()
    const result = rowsOf(client(), query, { abort_signal: controller.signal, query_id: 'to abort' })
    result.catch(() => undefined)
    await until(async () => (await runningIds()).includes('to abort'))
    controller.abort()
    await expect(result).rejects.toThrow()
    await until(async () => (await runningIds()).length === 0)
  })

  test('KILL QUERY by the id that the client chose', async () => {
    const killed = rowsOf(client(), LONG[0] as string, { query_id: "it's mine" })
    killed.catch(() => undefined)
    await until(async () => (await runningIds()).includes("it's mine"))
    await client().command({
      query: 'KILL QUERY WHERE query_id = {id:String} ASYNC',
      query_params: { id: 'not mine' },
    })
    expect(await runningIds()).toContain("it's mine")
    await client().command({
      query: 'KILL QUERY WHERE query_id = {id:String} ASYNC',
      query_params: { id: "it's mine" },
    })
    await expect(killed).rejects.toMatchObject({ code: '394', type: 'QUERY_WAS_CANCELLED' })
  })

  test('KILL QUERY … SYNC, which would never return in chDB, does', async () => {
    const killed = rowsOf(client(), LONG[1] as string, { query_id: 'sync' })
    killed.catch(() => undefined)
    await until(async () => (await runningIds()).includes('sync'))
    await client().command({ query: "KILL QUERY WHERE query_id = 'sync' SYNC" })
    await expect(killed).rejects.toMatchObject({ code: '394' })
  })

  test('an INSERT … SELECT is ended too', async () => {
    await client().command({ query: 'CREATE TABLE half (a UInt64) ENGINE = MergeTree ORDER BY a' })
    const controller = new AbortController()
    const insert = client().command({
      query:
        'INSERT INTO half SELECT sipHash64(number) FROM numbers(1000000000000) WHERE sipHash64(number) % 1000000 = 0',
      query_id: 'insert',
      abort_signal: controller.signal,
    })
    insert.catch(() => undefined)
    await until(async () => (await runningIds()).includes('insert'))
    controller.abort()
    await expect(insert).rejects.toThrow()
    await until(async () => (await runningIds()).length === 0)
  })

  test('one id runs once at a time', async () => {
    const controller = new AbortController()
    const first = rowsOf(client(), LONG[0] as string, { query_id: 'once', abort_signal: controller.signal })
    first.catch(() => undefined)
    await until(async () => (await runningIds()).includes('once'))
    await expect(rowsOf(client(), 'SELECT 1', { query_id: 'once' })).rejects.toMatchObject({ code: '216' })
    controller.abort()
    await until(async () => (await runningIds()).length === 0)
    expect(await rowsOf(client(), 'SELECT 1 AS x', { query_id: 'once' })).toEqual([{ x: 1 }])
  })
})

describe('limits', () => {
  test.each<[Record<string, number>, string, string]>([
    [{ max_execution_time: 1 }, LONG[0] as string, 'TIMEOUT_EXCEEDED'],
    [{ max_execution_time: 1 }, 'SELECT number FROM numbers(1000000000000)', 'TIMEOUT_EXCEEDED'],
    [
      { max_rows_to_read: 1000 },
      'SELECT count() FROM numbers(1000000) WHERE number % 3 = 0',
      'TOO_MANY_ROWS',
    ],
    [{ max_result_rows: 10 }, 'SELECT number FROM numbers(1000)', 'TOO_MANY_ROWS_OR_BYTES'],
    [
      { max_memory_usage: 20_000_000 },
      'SELECT groupArray(number) FROM numbers(10000000)',
      'MEMORY_LIMIT_EXCEEDED',
    ],
  ])('%o', async (clickhouse_settings, query, type) => {
    const run = async () => {
      const result = await client().query({ query, clickhouse_settings, format: 'JSONEachRow' })
      await result.text()
    }
    await expect(run()).rejects.toThrow(
      expect.toSatisfy(
        (error: Error & { type?: string }) =>
          error.type === type || /aborted|__exception__/.test(error.message),
      ) as never,
    )
    expect(await rowsOf(client(), 'SELECT 1 AS x')).toEqual([{ x: 1 }])
  })

  test('a query that wants all memory is refused, and the engine goes on', async () => {
    await expect(
      rowsOf(client(), "SELECT length(groupArray(repeat('x', 1000))) FROM numbers(3000000)"),
    ).rejects.toMatchObject({
      code: '241',
      type: 'MEMORY_LIMIT_EXCEEDED',
    })
    expect(await rowsOf(client(), 'SELECT 1 AS x')).toEqual([{ x: 1 }])
  })
})
