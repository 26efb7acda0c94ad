import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { clientOf, post, rowsOf, useEngine } from './with-engine.ts'

const { engine, client, dataDir } = useEngine({ limits: { maxBodyBytes: 64 * 1024 * 1024 } })

let tables = 0
async function table(columns = 'a UInt64, s String'): Promise<string> {
  const name = `t${tables++}`
  await client().command({ query: `CREATE TABLE ${name} (${columns}) ENGINE = MergeTree ORDER BY tuple()` })
  return name
}

const contents = (name: string) => rowsOf(client(), `SELECT * FROM ${name} ORDER BY ALL`)
const count = async (name: string) =>
  Number((await rowsOf<{ n: string }>(client(), `SELECT count() AS n FROM ${name}`))[0]?.n)
const insertBytes = (name: string, format: string, body: string | Uint8Array<ArrayBuffer>) =>
  post(engine(), `/?query=${encodeURIComponent(`INSERT INTO ${name} FORMAT ${format}`)}`, { body })

/** Blank lines, statements and separators, which must stay data. */
const strange = ['', '\n\n', "a';DROP TABLE t0;--", ';\nSELECT 1;\n\n', '\t\\N\\\r\n"', '💡\u0000\u0001']

describe('text formats', () => {
  test.each<[string, (s: string) => string]>([
    ['JSONEachRow', (s) => `${JSON.stringify({ a: '1', s })}\n\n`],
    ['JSONCompactEachRow', (s) => `${JSON.stringify(['1', s])}\n`],
    ['CSV', (s) => `1,"${s.replaceAll('"', '""')}"\n`],
    [
      'TabSeparated',
      (s) =>
        `1\t${s.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\0', '\\0')}\n`,
    ],
  ])('%s keeps strange strings', async (format, encode) => {
    const name = await table()
    // A CR before the line end is part of the value in no text format that strips it.
    const body = strange.map(encode).join('')
    const response = await insertBytes(name, format, body)
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(JSON.parse(response.headers.get('x-clickhouse-summary') ?? '')).toMatchObject({
      written_rows: String(strange.length),
    })
    expect((await contents(name)).map((row) => row.s)).toEqual(
      [...strange].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y))),
    )
  })

  test('names in the first line', async () => {
    const name = await table()
    expect((await insertBytes(name, 'CSVWithNames', 's,a\nx,1\n')).status).toBe(200)
    expect((await insertBytes(name, 'TabSeparatedWithNames', 's\ta\ny\t2\n')).status).toBe(200)
    expect(await contents(name)).toEqual([
      { a: '1', s: 'x' },
      { a: '2', s: 'y' },
    ])
    const typo = await insertBytes(name, 'CSVWithNames', 'nosuch,a\nx,1\n')
    expect([typo.status, await typo.text()]).toEqual([400, expect.stringContaining('nosuch')])
  })

  test('an empty string is a row in TSV', async () => {
    const name = await table('s String')
    await insertBytes(name, 'TSV', '\n\nx\n\n')
    expect(await contents(name)).toEqual([{ s: '' }, { s: '' }, { s: '' }, { s: 'x' }])
  })

  test('through the client: arrays, columns, streams, nothing', async () => {
    const name = await table("a UInt64, s String DEFAULT 'd'")
    const one = await client().insert({ table: name, values: [{ a: 1, s: 'x' }], format: 'JSONEachRow' })
    expect(one.summary).toMatchObject({ written_rows: '1' })
    await client().insert({ table: name, values: [{ a: 2 }], columns: ['a'], format: 'JSONEachRow' })
    await client().insert({
      table: name,
      values: [[3]],
      columns: { except: ['s'] },
      format: 'JSONCompactEachRow',
    })
    const none = await client().insert({ table: name, values: [], format: 'JSONEachRow' })
    expect(none.executed).toBe(false)
    expect((await insertBytes(name, 'JSONEachRow', '')).status).toBe(200)
    expect((await contents(name)).map((row) => `${row.a}${row.s}`)).toEqual(['1x', '2d', '3d'])

    async function* rows() {
      for (let a = 0; a < 100_000; a++) yield { a, s: 'streamed' }
    }
    const streamed = await client().insert({
      table: name,
      values: Readable.from(rows()),
      format: 'JSONEachRow',
    })
    expect(streamed.summary).toMatchObject({ written_rows: '100000' })
    const csv = Readable.from(['1,x\n', '2,', 'y\n'], { objectMode: false })
    await client().insert({ table: name, values: csv, format: 'CSV' })
    expect(await count(name)).toBe(100_005)
  })
})

describe('binary formats', () => {
  test.each([
    'RowBinary',
    'Native',
    'Parquet',
    'Arrow',
    'ArrowStream',
    'RowBinaryWithNamesAndTypes',
    'ORC',
    'Avro',
    'MsgPack',
  ])('%s goes out and in again byte for byte', async (format) => {
    const source = "SELECT number AS a, concat('\\n\\n;\\0\\xff', toString(number)) AS s FROM numbers(20000)"
    const out = await post(engine(), '/', { body: `${source} FORMAT ${format}` })
    expect(out.status).toBe(200)
    const bytes = new Uint8Array(await out.arrayBuffer())
    const name = await table()
    const response = await insertBytes(name, format, bytes)
    expect([response.status, await response.text()]).toEqual([200, ''])
    const [row] = await rowsOf(
      client(),
      `SELECT count() AS n, sum(a) AS total, (SELECT groupBitXor(cityHash64(a, s)) FROM ${name}) = (SELECT groupBitXor(cityHash64(a, s)) FROM (${source})) AS same FROM ${name}`,
    )
    expect(row).toEqual({ n: '20000', total: '199990000', same: 1 })
  })

  test('query and data in one body', async () => {
    const name = await table()
    const row = Buffer.concat([Buffer.from([7, 0, 0, 0, 0, 0, 0, 0, 2]), Buffer.from('\n\n')])
    const body = Buffer.concat([
      Buffer.from(`INSERT INTO ${name} (a, s) SETTINGS async_insert = 0 FORMAT RowBinary\n`),
      row,
      row,
    ])
    expect((await post(engine(), '/', { body })).status).toBe(200)
    expect(await contents(name)).toEqual([
      { a: '7', s: '\n\n' },
      { a: '7', s: '\n\n' },
    ])
  })
})

describe('statements', () => {
  test('VALUES and SELECT, with what they wrote', async () => {
    const name = await table()
    const values = await client().command({
      query: `INSERT INTO ${name} VALUES (1, 'it''s'), (2, concat('x', 'y'))`,
    })
    expect(values.summary).toMatchObject({ written_rows: '2' })
    const select = await client().command({
      query: `INSERT INTO ${name} SELECT number, 'n' FROM numbers(1000)`,
    })
    expect(select.summary).toMatchObject({ written_rows: '1000' })
    const exec = await client().exec({
      query: `INSERT INTO ${name} FORMAT TSV`,
      values: Readable.from(['9\tz\n'], { objectMode: false }),
    })
    expect(exec.summary).toMatchObject({ written_rows: '1' })
    exec.stream.destroy()
    expect(await count(name)).toBe(1003)
    await client().command({ query: `ALTER TABLE ${name} DELETE WHERE a = 0` })
    await client().command({ query: `DELETE FROM ${name} WHERE a = 999` })
    expect(await count(name)).toBe(1001)
  })

  test.each(['JSONEachRow', 'CSV', 'TSV'])(
    'a bad %s row: one typed error, and nothing of the block lands',
    async (format) => {
      const name = await table()
      const good = { JSONEachRow: '{"a":1,"s":"x"}\n', CSV: '1,x\n', TSV: '1\tx\n' }[format] as string
      const bad = { JSONEachRow: '{"a":"no","s":"x"}\n', CSV: 'no,x\n', TSV: 'no\tx\n' }[format] as string
      const response = await insertBytes(name, format, good.repeat(100_000) + bad)
      const text = await response.text()
      expect([response.status, text]).toEqual([
        400,
        expect.stringMatching(/^Code: (27|6|117|72)\. DB::Exception: /),
      ])
      expect(text).toContain('100001')
      expect(text).not.toMatch(/spool|in file\/uri/)
      expect(await count(name)).toBe(0)
    },
  )

  test('an unknown field is an error, not a dropped value', async () => {
    const name = await table()
    const failed = client().insert({ table: name, values: [{ a: 1, typo: 2 }], format: 'JSONEachRow' })
    await expect(failed).rejects.toMatchObject({ code: '117', type: 'INCORRECT_DATA' })
    expect(await count(name)).toBe(0)
  })

  test('a second statement cannot ride on the data', async () => {
    const name = await table()
    for (const data of ["(1, 'a'); DROP TABLE t0", "(1, 'a');\n\nINSERT INTO t0 VALUES (1, 'x')"]) {
      const response = await post(engine(), '/', { body: `INSERT INTO ${name} VALUES ${data}` })
      expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([403, '497'])
    }
    expect(await count(name)).toBe(0)
    const hidden = `WITH 1 AS x INSERT INTO ${name} FORMAT TSV 1\tx\n\nDROP TABLE ${name}`
    expect((await post(engine(), '/', { body: hidden })).status).not.toBe(200)
    const far = `INSERT INTO ${name} (a, s) /*${' '.repeat(300_000)}*/ FORMAT TSV\n1\tx\n`
    expect((await post(engine(), '/', { body: far })).status).toBe(501)
    const input = await post(engine(), '/', {
      body: `INSERT INTO ${name} SELECT a, s FROM input('a UInt64, s String') FORMAT TSV\n1\tx\n`,
    })
    expect(input.status).toBe(403)
    const json = await insertBytes(name, 'JSONEachRow', '{"a":1,"s":"x"}\n\nDROP TABLE t0\n')
    expect(json.status).toBe(400)
    expect(await count(name)).toBe(0)
  })
})

describe('wrong bodies', () => {
  test('too large: declared, compressed, and streamed', async () => {
    const name = await table('s String')
    const big = Buffer.alloc(65 * 1024 * 1024, 'x')
    for (const [body, headers] of [
      [big, {}],
      [gzipSync(big), { 'Content-Encoding': 'gzip' }],
    ] as const) {
      const response = await post(
        engine(),
        `/?query=${encodeURIComponent(`INSERT INTO ${name} FORMAT TSV`)}`,
        { body, headers },
      )
      const text = await response.text()
      expect([response.status, text]).toEqual([413, expect.stringContaining('at most 67108864')])
    }
    const streamed = client().insert({
      table: name,
      values: Readable.from(Array(66).fill('x'.repeat(2 ** 20)), { objectMode: false }),
      format: 'TabSeparated',
    })
    await expect(streamed).rejects.toThrow()
    expect(await count(name)).toBe(0)
  })

  test('a gzip body that is cut off, or none', async () => {
    const name = await table('s String')
    const zipped = gzipSync(Buffer.from('x\n'.repeat(100_000)))
    for (const body of [zipped.subarray(0, zipped.length - 20), Buffer.from('not gzip')]) {
      const path = `/?query=${encodeURIComponent(`INSERT INTO ${name} FORMAT TSV`)}`
      const response = await post(engine(), path, { body, headers: { 'Content-Encoding': 'gzip' } })
      expect([response.status, await response.text()]).toEqual([
        500,
        expect.stringContaining('CANNOT_DECOMPRESS'),
      ])
    }
    const unknown = await post(engine(), '/', { body: 'x', headers: { 'Content-Encoding': 'zz' } })
    expect([unknown.status, await unknown.text()]).toEqual([501, expect.stringContaining('zz')])
    expect(await count(name)).toBe(0)
  })

  test('both ways compressed through the client', async () => {
    const name = await table()
    const zipped = clientOf(engine(), { compression: { request: true, response: true } })
    await zipped.insert({
      table: name,
      values: Array.from({ length: 50_000 }, (_, a) => ({ a, s: 'x'.repeat(100) })),
      format: 'JSONEachRow',
    })
    const result = await zipped.query({ query: `SELECT * FROM ${name} ORDER BY a`, format: 'JSONEachRow' })
    expect(result.response_headers['content-encoding']).toBe('gzip')
    expect((await result.json<{ a: string }>()).length).toBe(50_000)
    await expect(rowsOf(zipped, 'SELECT nosuch')).rejects.toMatchObject({ code: '47' })
    await zipped.close()
  })

  test('text that is not UTF-8, unknown formats, unknown tables, broken files', async () => {
    const response = await post(engine(), '/', { body: new Uint8Array([0x53, 0xff, 0xfe]) })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('UTF-8')])
    const name = await table()
    expect((await insertBytes(name, 'Nosuch', 'x')).status).toBe(404)
    expect((await insertBytes('nosuch', 'TSV', 'x')).status).toBe(404)
    const parquet = await insertBytes(name, 'Parquet', 'PAR1 not really PAR1')
    expect(parquet.status).toBeGreaterThanOrEqual(400)
    expect(await parquet.text()).toMatch(/^Code: \d+\. DB::Exception/)
    // Bytes that are not UTF-8 are fine as data.
    expect((await insertBytes(name, 'TSV', new Uint8Array([0x31, 0x09, 0xff, 0x0a]))).status).toBe(200)
    expect(await rowsOf(client(), `SELECT hex(s) AS h FROM ${name}`)).toEqual([{ h: 'FF' }])
  })

  test('no body leaves a file behind', () => {
    const run = join(dataDir(), 'engine')
    for (const pid of readdirSync(run)) expect(readdirSync(join(run, pid, 'spool'))).toEqual([])
  })
})
