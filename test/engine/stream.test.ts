import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { clientOf, post, rowsOf, useEngine } from './with-engine.ts'

const { engine, client } = useEngine()

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
}

/** What still runs, besides the question itself. */
async function running(): Promise<number> {
  const [row] = await rowsOf<{ n: string }>(
    client(),
    "SELECT count() AS n FROM system.processes WHERE query NOT LIKE '%system.processes%'",
  )
  return Number(row?.n)
}

async function untilNothingRuns(): Promise<void> {
  for (let i = 0; i < 100 && (await running()) > 0; i++) await sleep(100)
  expect(await running()).toBe(0)
}

describe('streamed results', () => {
  test.each(['JSONEachRow', 'JSONCompactEachRow', 'CSV', 'CSVWithNames', 'TabSeparated'] as const)(
    '%s is one whole stream',
    async (format) => {
      const result = await client().query({
        query: 'SELECT number, toString(number) AS s FROM numbers(1000000)',
        format,
      })
      let [count, first, last] = [0, '', '']
      for await (const rows of result.stream()) {
        first ||= rows[0]?.text ?? ''
        last = rows.at(-1)?.text ?? last
        count += rows.length
      }
      const header = format === 'CSVWithNames' ? 1 : 0
      expect(count).toBe(1_000_000 + header)
      expect(last).toContain('999999')
      if (header) expect(first).toBe('"number","s"')
    },
  )

  test('JSON, with totals, is one document', async () => {
    const result = await client().query({
      query:
        'SELECT number % 100000 AS k, count() AS c FROM numbers(300000) GROUP BY k WITH TOTALS ORDER BY k',
      format: 'JSON',
    })
    const body = await result.json()
    expect(body).toMatchObject({ rows: 100_000, totals: { k: 0, c: '300000' } })
    expect(body.data.at(-1)).toEqual({ k: 99_999, c: '3' })
  })

  test('Parquet is one file', async () => {
    const response = await post(engine(), '/', {
      body: 'SELECT number AS a FROM numbers(1500000) FORMAT Parquet',
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1'])
    await client().command({ query: 'CREATE TABLE from_parquet (a UInt64) ENGINE = MergeTree ORDER BY a' })
    await post(engine(), `/?query=${encodeURIComponent('INSERT INTO from_parquet FORMAT Parquet')}`, {
      body: bytes,
    })
    const sums = await rowsOf(client(), 'SELECT count() AS n, sum(a) AS s FROM from_parquet')
    expect(sums).toEqual([{ n: '1500000', s: String((1_500_000n * 1_499_999n) / 2n) }])
  })

  test('a slow reader costs no memory', async () => {
    await rowsOf(client(), 'SELECT 1')
    const before = residentBytes(engine().pid)
    const result = await client().query({
      query: "SELECT number, repeat('x', 100) AS s FROM numbers(4000000)",
      format: 'JSONEachRow',
    })
    let [count, peak, chunks] = [0, 0, 0]
    for await (const rows of result.stream()) {
      count += rows.length
      if (++chunks % 200 === 0) {
        await sleep(20)
        peak = Math.max(peak, residentBytes(engine().pid))
      }
    }
    expect(count).toBe(4_000_000)
    // 500 MB went through.
    expect(peak - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('a reader who stops ends the query', async () => {
    const endless = 'SELECT number FROM numbers(1000000000000)'
    const closed = await client().query({ query: endless, format: 'JSONEachRow' })
    for await (const rows of closed.stream()) {
      expect(rows.length).toBeGreaterThan(0)
      break
    }
    closed.close()
    await untilNothingRuns()

    const controller = new AbortController()
    const aborted = await client().query({ query: endless, format: 'CSV', abort_signal: controller.signal })
    let chunks = 0
    await expect(
      (async () => {
        for await (const _ of aborted.stream()) {
          if (++chunks === 5) {
            controller.abort()
            aborted.close()
          }
        }
      })(),
    ).rejects.toThrow()
    await untilNothingRuns()
  })

  test('a reader who never reads is still ended', async () => {
    const result = await client().query({ query: 'SELECT number FROM numbers(1000000000000)', format: 'CSV' })
    await sleep(300)
    expect(await running()).toBe(1)
    result.close()
    await untilNothingRuns()
  })
})

describe('an error in mid-stream', () => {
  const late = 'SELECT number, throwIf(number = 2500000) AS t FROM numbers(3000000)'

  test('has its code for a reader of rows', async () => {
    const result = await client().query({ query: late, format: 'JSONEachRow' })
    await expect(
      (async () => {
        for await (const _ of result.stream()) {
          // read on
        }
      })(),
    ).rejects.toThrow(/throwIf|395|aborted|malformed/)
    await expect(rowsOf(client(), late)).rejects.toThrow()
  })

  test.each(['CSV', 'TabSeparated', 'JSON', 'JSONEachRow', 'Parquet'] as const)(
    'never looks like a whole %s',
    async (format) => {
      const result = await client()
        .query({ query: late, format: format as 'CSV' })
        .catch((error: unknown) => error as Error)
      if (result instanceof Error) expect(result).toMatchObject({ code: '395' })
      else await expect(result.text()).rejects.toThrow()
      const zipped = clientOf(engine(), { compression: { response: true } })
      const packed = await zipped
        .query({ query: late, format: format as 'CSV' })
        .catch((error: unknown) => error as Error)
      if (packed instanceof Error) expect(packed).toMatchObject({ code: '395' })
      else await expect(packed.text()).rejects.toThrow()
      await zipped.close()
    },
  )

  test('a small result fails as a whole, with a status', async () => {
    const response = await post(engine(), '/', {
      body: 'SELECT number, throwIf(number = 50000) FROM numbers(100000) SETTINGS max_block_size = 1000',
    })
    expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([500, '395'])
    const held = await post(engine(), '/?wait_end_of_query=1', { body: `${late} FORMAT TSV` })
    expect(held.status).toBe(500)
  })
})
