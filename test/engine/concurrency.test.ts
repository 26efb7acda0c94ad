import { describe, expect, test } from 'vitest'
import { createSlots } from '../../schemas/clickhouse/engine/slots.ts'
import { clientOf, post, rowsOf, useEngine } from './with-engine.ts'

const { engine, client } = useEngine({
  limits: { concurrentQueries: 8, waitingQueries: 40, maxWaitMs: 20_000 },
})

describe('many at once', () => {
  test('twelve clients that read and write never see each other', async () => {
    await client().command({
      query: 'CREATE TABLE shared (w UInt8, a UInt64) ENGINE = MergeTree ORDER BY (w, a)',
    })
    const worker = async (w: number) => {
      const own = clientOf(engine())
      for (let i = 0; i < 15; i++) {
        await own.insert({
          table: 'shared',
          values: Array.from({ length: 50 }, (_, k) => ({ w, a: i * 50 + k })),
          format: 'JSONEachRow',
        })
        const rows = await rowsOf(
          own,
          "SELECT {me:String} AS me, getSetting('max_block_size') AS size, count() AS n, sum(a) AS s FROM shared WHERE w = {w:UInt8}",
          {
            query_params: { me: `worker ${w} round ${i}`, w },
            clickhouse_settings: { max_block_size: String(1000 + w) },
          },
        )
        const n = (i + 1) * 50
        expect(rows).toEqual([
          { me: `worker ${w} round ${i}`, size: 1000 + w, n: String(n), s: String((n * (n - 1)) / 2) },
        ])
        await expect(
          rowsOf(own, 'SELECT throwIf(1, {m:String})', { query_params: { m: `only ${w}` } }),
        ).rejects.toThrow(`only ${w}`)
      }
      await own.close()
    }
    await Promise.all(Array.from({ length: 12 }, (_, w) => worker(w)))
    expect(await rowsOf(client(), 'SELECT count() AS n, uniqExact(w, a) AS u FROM shared')).toEqual([
      { n: '9000', u: '9000' },
    ])
  })

  test('eight streams at once are each whole', async () => {
    const stream = async (seed: number) => {
      const result = await client().query({
        query: 'SELECT number + {s:UInt64} AS n FROM numbers(300000)',
        query_params: { s: seed },
        format: 'JSONCompactEachRow',
      })
      let sum = 0
      for await (const rows of result.stream<[string]>()) for (const row of rows) sum += Number(row.json()[0])
      return sum
    }
    const sums = await Promise.all(Array.from({ length: 8 }, (_, k) => stream(k)))
    expect(sums).toEqual(sums.map((_, k) => (300_000 * 299_999) / 2 + 300_000 * k))
  })

  test('what is too many is refused with 202, and what waits is served', async () => {
    const slow = () => post(engine(), '/', { body: 'SELECT sleep(0.3)' })
    const responses = await Promise.all(Array.from({ length: 60 }, slow))
    const codes = responses.map(({ headers }) => headers.get('x-clickhouse-exception-code') ?? 'ok')
    await Promise.all(responses.map((response) => response.text()))
    expect(codes.filter((code) => code === 'ok').length).toBe(48)
    expect(codes.filter((code) => code === '202').length).toBe(12)
    expect(await rowsOf(client(), 'SELECT 1 AS x')).toEqual([{ x: 1 }])
  })

  test('hundreds of requests one after another leave no connection, file or memory behind', async () => {
    for (let i = 0; i < 300; i++) await rowsOf(client(), 'SELECT {i:UInt32} AS i', { query_params: { i } })
    const [row] = await rowsOf<{ n: string }>(client(), 'SELECT count() AS n FROM system.processes')
    expect(row?.n).toBe('1')
  })
})

describe('slots', () => {
  test('in order, cancelled while waiting, and too late', async () => {
    const slots = createSlots(1, 2, 50)
    const signal = new AbortController().signal
    expect(await slots.acquire(signal)).toBe(0)
    const leaving = new AbortController()
    const left = slots.acquire(leaving.signal)
    const late = slots.acquire(signal)
    await expect(slots.acquire(signal)).rejects.toMatchObject({ code: 202 })
    leaving.abort()
    await expect(left).rejects.toMatchObject({ code: 394 })
    await expect(late).rejects.toMatchObject({ code: 202 })
    const next = slots.acquire(signal)
    slots.release(0)
    expect(await next).toBe(0)
  })
})
