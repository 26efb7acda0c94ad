import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recompute } from '../../indexer/figures.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { hostile, insertMovements, span } from './made-movements.ts'

/* Files are read as an analyst reads them, by DuckDB; a cut one goes on after its last row; a manifest says what is whole. */

let seeded: Seeded
let duck: DuckDBConnection
const folder = mkdtempSync(join(tmpdir(), 'depindex-exports-'))
beforeAll(async () => {
  seeded = await startSeeded()
  await insertMovements(seeded.client)
  for (const network of ['livepeer', 'filecoin', 'geodnet', 'render'])
    await recompute(seeded.client, network, '1970-01-01', '2106-01-01')
  duck = await (await DuckDBInstance.create(':memory:')).connect()
})
afterAll(async () => {
  duck?.closeSync()
  await seeded?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const between = `from=${span.from}&to=${span.to}`

async function bytesOf(path: string): Promise<Buffer> {
  const response = await seeded.fetch(`/export/${path}`)
  expect(response.status, path).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const rowsOf = (bytes: Buffer | string) => parse(bytes, { columns: true }) as Record<string, string>[]

/** A file up to its last line break that is not within quotes. */
function wholeRows(bytes: Buffer): Buffer {
  let [end, quoted] = [0, false]
  bytes.forEach((byte, index) => {
    if (byte === 34) quoted = !quoted
    if (byte === 10 && !quoted) end = index + 1
  })
  return bytes.subarray(0, end)
}

let files = 0
async function onDisk(path: string): Promise<string> {
  const file = join(folder, `${files++}.${path.includes('.parquet') ? 'parquet' : 'csv'}`)
  writeFileSync(file, await bytesOf(path))
  return file
}
async function duckRows(query: string): Promise<Record<string, unknown>[]> {
  return (await duck.runAndReadAll(query)).getRowObjectsJson()
}

async function totalOf(network: string, metric: string, token?: string): Promise<string> {
  const { data } = await seeded.graphql(
    `query ($filter: MovementFilter!) { movements(filter: $filter) { total } }`,
    { filter: { network, metric, token, period: span } },
  )
  return data.movements.total
}

describe('DuckDB reads', () => {
  test('the movements as Parquet, with their types, and the sum of GraphQL', async () => {
    const file = await onDisk(`movements.parquet?network=geodnet&metric=fees&${between}`)
    const types = Object.fromEntries(
      (await duckRows(`DESCRIBE SELECT * FROM '${file}'`)).map((row) => [
        row['column_name'],
        row['column_type'],
      ]),
    )
    expect(types).toMatchObject({
      time: 'TIMESTAMP WITH TIME ZONE',
      amount: 'DECIMAL(38,24)',
      amount_exact: 'VARCHAR',
      usd: 'DECIMAL(38,24)',
      value: 'DECIMAL(38,24)',
      price: 'DECIMAL(38,18)',
      price_day: 'DATE',
      block: 'UBIGINT',
      payer: 'VARCHAR',
      fact: 'VARCHAR',
      id: 'VARCHAR',
      method_version: 'UINTEGER',
    })
    const [sum] = await duckRows(
      `SELECT sum(value)::VARCHAR AS value, count(*) AS rows, min(time AT TIME ZONE 'UTC')::VARCHAR AS first FROM '${file}'`,
    )
    expect(String(sum?.['value']).replace(/0+$/, '')).toBe(await totalOf('geodnet', 'fees'))
    expect(sum?.['first']).toBe('2026-03-01 00:00:00')
  })

  test('the movements as CSV, as they are, and the same sum', async () => {
    const file = await onDisk(`movements.csv?network=geodnet&metric=fees&${between}`)
    const [sum] = await duckRows(
      `SELECT sum(value)::VARCHAR AS value, min(time)::VARCHAR AS first, typeof(min(time)) AS type
       FROM read_csv('${file}', types = { 'value': 'DECIMAL(38,24)' })`,
    )
    expect(String(sum?.['value']).replace(/0+$/, '')).toBe(await totalOf('geodnet', 'fees'))
    expect(sum?.['type']).toMatch(/^TIMESTAMP/)
  })

  test('the figures, row by row what the CSV and GraphQL say', async () => {
    const path = `?metric=fees,burned,emitted,price,supply_total&details=1`
    const file = await onDisk(`figures.parquet${path}`)
    const inParquet = await duckRows(
      `SELECT id, value_exact, value::VARCHAR AS value, grade FROM '${file}' ORDER BY id`,
    )
    const inCsv = rowsOf(await bytesOf(`figures.csv${path}`)).sort((one, other) =>
      `${one['id']}` < `${other['id']}` ? -1 : 1,
    )
    expect(inCsv.length).toBeGreaterThan(1000)
    expect(new Set(inCsv.map(({ id }) => id)).size).toBe(inCsv.length)
    expect(inParquet.map((row) => [row['id'], row['value_exact'] ?? '', row['grade']])).toEqual(
      inCsv.map(({ id, value, grade }) => [id, value, grade]),
    )
    const [others] = await duckRows(
      `SELECT count(*) FILTER (WHERE value != TRY_CAST(value_exact AS DECIMAL(38,24))) AS off, count(value) AS told FROM '${file}'`,
    )
    expect(others).toEqual({
      off: '0',
      told: String(inCsv.filter(({ value }) => /^-?\d{1,14}(\.|$)/.test(value ?? '')).length),
    })
  })

  test('a number wider than 38 digits is no other number: it is empty, and whole beside', async () => {
    const file = await onDisk(`movements.parquet?network=livepeer&fact=emission&${between}`)
    const wide = await duckRows(
      `SELECT amount, amount_exact FROM '${file}' WHERE amount IS NULL AND amount_exact IS NOT NULL`,
    )
    expect(wide).toEqual([{ amount: null, amount_exact: '1000000000000000000000.000000000000000007' }])
    const [others] = await duckRows(
      `SELECT count(*) AS n FROM '${file}' WHERE amount IS NOT NULL AND amount != CAST(amount_exact AS DECIMAL(38,24))`,
    )
    expect(others?.['n']).toBe('0')
  })

  test.each(['flows', 'restatements', 'hashes'])('%s as Parquet', async (name) => {
    const file = await onDisk(`${name}.parquet${name === 'flows' ? '?network=filecoin' : ''}`)
    const columns = await duckRows(`DESCRIBE SELECT * FROM '${file}'`)
    expect(columns.length).toBeGreaterThan(4)
  })
})

describe('a CSV', () => {
  test('keeps its columns and has new ones behind them', async () => {
    const header = async (path: string) => (await bytesOf(path)).toString().split('\r\n')[0]
    expect(await header('movements.csv?network=helium')).toBe(
      [
        'network,chain,block,time,transaction,position,fact,class,service,token,amount,amount_raw,decimals,usd,price,price_source',
        'price_day,value,share,payer,payee,reference,excluded,source,decoder,id,tier,state,method_version,block_hash',
        'transaction_index,token_address',
      ]
        .join(',')
        .split(',')
        .map((name) => `"${name}"`)
        .join(','),
    )
    expect(await header('figures.csv?network=helium&details=1')).toMatch(
      /"source","completeness","reason","id","method_version","grade"$/,
    )
  })

  test.each(['DAY', 'WEEK', 'MONTH', 'QUARTER'])(
    'grades each figure as GraphQL does, by %s',
    async (grain) => {
      const [from, to] = ['2022-01-01', '2027-01-01']
      // No figure of a day is missing in it, of a quarter one is; of hivemapper something is inferred.
      const { data } = await seeded.graphql(
        `query ($grain: Grain!, $period: PeriodInput!) {
        series(metrics: ["burned", "emitted", "payments", "price"], period: $period, grain: $grain) { network metric { id } token times values grades reasons }
      }`,
        { grain, period: { from, to } },
      )
      type Told = {
        network: string
        metric: { id: string }
        token: string
        times: string[]
        grades: string[]
        reasons: string[]
      }
      const inGraphql = (data.series as Told[]).flatMap(
        ({ network, metric, token, times, grades, reasons }) =>
          times.flatMap((time, index) =>
            reasons[index] === 'no figure for this period'
              ? []
              : `${network} ${metric.id} ${token} ${time} ${grades[index]}`,
          ),
      )
      const csv = `figures.csv?metric=burned,emitted,payments,price&from=${from}&to=${to}&grain=${grain.toLowerCase()}`
      const inCsv = rowsOf(await bytesOf(csv)).map(
        ({ network, metric, token, period_start, grade }) =>
          `${network} ${metric} ${token} ${period_start} ${grade}`,
      )
      expect(inCsv.sort()).toEqual(inGraphql.sort())
      const last = (one: string) => one.slice(-1)
      expect(new Set(inCsv.map(last)).size).toBeGreaterThan(1)
    },
  )

  test('runs nothing in a spreadsheet, and leaves numbers below zero numbers', async () => {
    const rows = rowsOf(await bytesOf(`movements.csv?network=livepeer&metric=fees&${between}`))
    const payers = new Set(rows.map(({ payer }) => payer))
    expect(payers).toEqual(new Set(hostile.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))))
    expect(rows.some(({ amount }) => /^-\d/.test(amount ?? ''))).toBe(true)
    expect(rows.some(({ value }) => /^-\d/.test(value ?? ''))).toBe(true)
  })

  test('tells of each movement its tier, its state and the method', async () => {
    const rows = rowsOf(await bytesOf(`movements.csv?network=geodnet&metric=fees&${between}`))
    expect(new Set(rows.map(({ tier, state }) => `${tier} ${state}`))).toEqual(new Set(['derived final']))
    expect(
      new Set(rowsOf(await bytesOf(`movements.csv?network=livepeer&${between}`)).map(({ tier }) => tier)),
    ).toEqual(new Set(['indexed']))
    expect(
      rows.every(
        ({ id, chain, transaction, position, fact }) => id === `${chain}:${transaction}:${position}:${fact}`,
      ),
    ).toBe(true)
    const times = rows.map(({ time }) => time ?? '')
    expect(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time))).toBe(true)
    const places = rows.map(({ chain }, index) => `${chain} ${times[index]}`)
    expect([...places].sort()).toEqual(places)
    expect(new Set(rows.map(({ chain }) => chain)).size).toBe(2)
  })
})

describe('a file that was cut', () => {
  test.each([
    'movements.csv?excluded=1',
    'movements.csv?network=geodnet&metric=fees',
    'figures.csv?network=render,geodnet',
    'figures.csv?metric=burned&grain=month',
  ])('goes on after its last whole row: %s', async (path) => {
    const whole = await bytesOf(path)
    const all = rowsOf(whole)
    expect(all.length).toBeGreaterThan(50)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (cut) => {
        const had = rowsOf(wholeRows(whole.subarray(0, cut)))
        const last = had.at(-1)?.['id']
        const rest =
          last === undefined ? all : rowsOf(await bytesOf(`${path}&after=${encodeURIComponent(last)}`))
        expect([...had, ...rest]).toEqual(all)
      }),
      { numRuns: 6 },
    )
  })

  test('goes on after a row that differs from the next one by its transaction alone', async () => {
    const path = 'movements.csv?excluded=1'
    const all = rowsOf(await bytesOf(path))
    const place = ({ chain, block, transaction_index: index, position, fact }: Record<string, string>) =>
      [chain, block, index, position, fact].join()
    const at = all.findIndex((row, index) => place(row) === place(all[index + 1] ?? {}))
    expect(at).toBeGreaterThanOrEqual(0)
    const rest = rowsOf(await bytesOf(`${path}&after=${encodeURIComponent(all[at]?.['id'] ?? '')}`))
    expect(rest).toEqual(all.slice(at + 1))
  })

  test('is broken off, and cannot be taken for whole', async () => {
    await seeded.client.command({
      query: `INSERT INTO movements (network, chain, source, block, time, transaction, transaction_index, position, fact, token, amount_raw, decimals, amount, payer, decoder)
        SELECT 'nosana', 'solana', 'x', number, toDateTime('2025-04-01 00:00:00', 'UTC') + number * 78, concat('0x', toString(number)), 0, '0', 'payment', 'NOS', '1', 6, 0.000001, repeat('p', 200), 'x@1'
        FROM numbers(200000)`,
    })
    const response = await seeded.fetch('/export/movements.csv?network=nosana&from=2025-04-01&to=2025-10-01')
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
    await seeded.client.command({ query: 'RENAME TABLE network_splits TO hidden_splits' })
    const rest = async () => {
      while (!(await reader?.read())?.done);
    }
    await expect(rest()).rejects.toThrow()
    await seeded.client.command({ query: 'RENAME TABLE hidden_splits TO network_splits' })
  })

  test.each(['polygon:0xnone:1:burn', 'nonsense', 'a:b:c:d:e'])(
    'does not go on after what is not there: %s',
    async (id) => {
      const response = await seeded.fetch(`/export/movements.csv?after=${encodeURIComponent(id)}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: { code: 'BAD_CURSOR', argument: 'after' } })
      expect((await seeded.fetch(`/export/figures.csv?after=${encodeURIComponent(id)}`)).status).toBe(400)
    },
  )
})

describe('a file that is slowly read while the chain goes on', () => {
  const months = 'from=2026-05-01&to=2026-11-01'
  const many = 60_000
  const base = 1_100_000
  const insert = (rows: string) =>
    seeded.client.command({
      query: `INSERT INTO movements (network, chain, source, block, block_hash, time, transaction, transaction_index, position, fact, token, amount_raw, decimals, amount, payer, decoder) ${rows}`,
    })
  /** Blocks from `base` on, one each four minutes, so that a file of them is made by several statements. */
  const row = (transaction: string, hash: string) =>
    `SELECT 'nosana', 'solana', 'x', ${base} + number, '${hash}', toDateTime('2026-05-01 00:00:00', 'UTC') + number * 240, concat('${transaction}', toString(number)), 0, '0', 'payment', 'NOS', '1', 6, 0.000001, repeat('p', 200), 'x@1'`
  const readTo = (head: number, final: number) =>
    seeded.client.command({
      query: `INSERT INTO cursors SELECT * REPLACE (version + 1 AS version, ${head} AS head_height, ${final} AS height, toDateTime('2026-05-01 00:00:00', 'UTC') + (${final} - ${base}) * 240 AS final_time) FROM cursors FINAL WHERE chain = 'solana'`,
    })
  const take = (condition: string) =>
    seeded.client.command({
      query: `ALTER TABLE movements DELETE WHERE network = 'nosana' AND ${condition}`,
      clickhouse_settings: { mutations_sync: '1' },
    })
  beforeAll(async () => {
    await insert(`${row('0xa', '0x1')} FROM numbers(${many})`)
    await seeded.client.command({
      query: `INSERT INTO prices (token, day, kind, usd, source, observed_at)
        SELECT 'NOS', toDate('2026-05-01') + number, 'close', 1, 'test', 0 FROM numbers(184)`,
    })
    await readTo(base + many - 1, base + many - 1000)
  })

  /** The file, with something done once its first bytes are here. */
  async function meanwhile(path: string, change: () => Promise<unknown>): Promise<Buffer> {
    const reader = (await seeded.fetch(path)).body?.getReader()
    const parts = [(await reader?.read())?.value ?? new Uint8Array()]
    await change()
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
      parts.push(read.value)
    return Buffer.concat(parts)
  }
  const path = `/export/movements.csv?network=nosana&${months}`

  test('holds the blocks that were read when it was begun, with their states of then', async () => {
    const before = await bytesOf(path.slice('/export/'.length))
    expect(rowsOf(before).length).toBe(many)
    const during = await meanwhile(path, async () => {
      await insert(`${row('0xnew', '0x2')} FROM numbers(${many}, 5000)`)
      await readTo(base + many + 4999, base + many + 4000)
    })
    expect(during.equals(before)).toBe(true)
    const after = rowsOf(await bytesOf(path.slice('/export/'.length)))
    expect(after.length).toBe(many + 5000)
    expect(after.filter(({ state }) => state === 'provisional').length).toBe(999)
  })

  test('is broken off where blocks of it were dropped', async () => {
    // Its size alone, because all of it would be shown where it is not broken off.
    const sizeOf = async (change: () => Promise<unknown>) => (await meanwhile(path, change)).length
    const fork = async () => {
      await take(`block >= ${base + many + 4500}`)
      await insert(`${row('0xfork', '0x3')} FROM numbers(${many + 4500}, 500)`)
    }
    await expect(sizeOf(fork)).rejects.toThrow()
    // And where the chain is read again from an earlier block.
    await expect(sizeOf(() => readTo(base + many - 1, base + many - 5000))).rejects.toThrow()
    expect(rowsOf(await bytesOf(path.slice('/export/'.length))).length).toBe(many)
  })

  test('is described by the blocks that are in it', async () => {
    const manifest = await (await seeded.fetch(`${path}&manifest=1`)).json()
    expect(manifest).toMatchObject({
      rows: many,
      chains: expect.arrayContaining([
        expect.objectContaining({
          chain: 'solana',
          block: base + many - 1,
          finalBlock: base + many - 5000,
        }),
      ]),
    })
  })
})

describe('a manifest', () => {
  test.each(['csv', 'parquet'])('tells rows and hash of the %s', async (extension) => {
    for (const path of [
      `movements.${extension}?network=livepeer&${between}`,
      `figures.${extension}?metric=burned`,
    ]) {
      const manifest = await (await seeded.fetch(`/export/${path}&manifest=1`)).json()
      const bytes = await bytesOf(path)
      const csv = rowsOf(await bytesOf(path.replace(extension, 'csv')))
      expect(manifest).toMatchObject({
        fileName: `depindex-${path.split('?')[0]}`,
        rows: csv.length,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        parameters: Object.fromEntries(new URLSearchParams(path.split('?')[1])),
      })
      expect(manifest).toMatchObject({
        chains: expect.arrayContaining([expect.objectContaining({ chain: 'polygon', block: 1_000_000 })]),
        methods: expect.arrayContaining([{ network: 'geodnet', version: expect.any(Number) }]),
        commit: { number: expect.any(String), committedAt: expect.stringMatching(/Z$/) },
      })
    }
  })

  test('counts rows in the bytes that it gives the hash of, and asks for them once', async () => {
    for (const path of [
      'figures.parquet?metric=burned',
      'movements.parquet?network=livepeer',
      'hashes.parquet?network=helium',
    ]) {
      const asked = seeded.asked.length
      const manifest = await (await seeded.fetch(`/export/${path}&manifest=1`)).json()
      expect(seeded.asked.slice(asked).filter((name) => /_export$/.test(name))).toEqual([])
      const [counted] = await duckRows(`SELECT count(*) AS n FROM '${await onDisk(path)}'`)
      expect(String(manifest.rows)).toBe(counted?.['n'])
    }
  })

  test('is asked for by 1', async () => {
    expect((await seeded.fetch('/export/figures.csv?manifest=yes')).status).toBe(400)
  })
})
