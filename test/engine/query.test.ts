import { ClickHouseError, TupleParam } from '@clickhouse/client'
import { describe, expect, test } from 'vitest'
import { clientOf, post, rowsOf, useEngine } from './with-engine.ts'

const { engine, client } = useEngine()

const hostile = 'it\'s "quoted" `back` \\ \\n \n\t\r 💡 é \u0000 {x:String} -- /* ;'

describe('bound parameters', () => {
  test('every type arrives as it was sent', async () => {
    const [row] = await rowsOf(
      client(),
      `SELECT {s:String} AS s, {a:Array(String)} AS a, {m:Map(String, UInt64)} AS m, {n:Nullable(String)} AS n,
        {d:DateTime} AS d, {d3:DateTime64(3)} AS d3, {dec:Decimal(76, 18)} AS dec, {u:UInt256} AS u, {i:Int64} AS i,
        {b:Bool} AS b, {t:Tuple(UInt8, String)} AS t, {aa:Array(Array(Nullable(UInt8)))} AS aa,
        {f:Float64} AS f, {e:String} AS e`,
      {
        query_params: {
          s: hostile,
          a: [hostile, '', "'"],
          m: { [hostile]: 1, b: 2 },
          n: null,
          d: new Date('2026-01-02T03:04:05Z'),
          d3: new Date('2026-01-02T03:04:05.678Z'),
          dec: '123456789012345678901234567890.000000000000000001',
          u: 2n ** 256n - 1n,
          i: -(2n ** 63n),
          b: true,
          t: new TupleParam([7, "o'clock"]),
          aa: [[1, null], []],
          f: 0.1,
          e: '',
        },
      },
    )
    expect(row).toEqual({
      s: hostile,
      a: [hostile, '', "'"],
      m: { [hostile]: '1', b: '2' },
      n: null,
      d: '2026-01-02 03:04:05',
      d3: '2026-01-02 03:04:05.678',
      dec: '123456789012345678901234567890.000000000000000001',
      u: String(2n ** 256n - 1n),
      i: String(-(2n ** 63n)),
      b: true,
      t: [7, "o'clock"],
      aa: [[1, null], []],
      f: 0.1,
      e: '',
    })
  })

  test('Identifier names tables and columns, in INSERT … SELECT too', async () => {
    await client().command({ query: 'CREATE TABLE named (a UInt64, s String) ENGINE = MergeTree ORDER BY a' })
    await client().command({
      query: 'INSERT INTO {t:Identifier} SELECT number, {s:String} FROM numbers({n:UInt64})',
      query_params: { t: 'named', s: hostile, n: 3 },
    })
    await client().insert({ table: 'named', values: [{ a: 10, s: 'x' }], format: 'JSONEachRow' })
    const rows = await rowsOf(client(), 'SELECT {c:Identifier} AS s FROM {t:Identifier} ORDER BY a', {
      query_params: { c: 's', t: 'named' },
    })
    expect(rows).toEqual([{ s: hostile }, { s: hostile }, { s: hostile }, { s: 'x' }])
  })

  test('in VALUES, in a streamed query, and in a form', async () => {
    await client().command({ query: 'CREATE TABLE valued (s String) ENGINE = MergeTree ORDER BY s' })
    await client().command({ query: 'INSERT INTO valued VALUES ({s:String})', query_params: { s: hostile } })
    const result = await client().query({
      query:
        'SELECT number, {s:String} AS s FROM valued CROSS JOIN numbers({n:UInt64}) AS n WHERE valued.s = {s:String}',
      query_params: { s: hostile, n: 200_000 },
      format: 'JSONEachRow',
    })
    let count = 0
    for await (const rows of result.stream<{ s: string }>()) {
      for (const row of rows) if (row.json().s === hostile) count++
    }
    expect(count).toBe(200_000)

    // In the address, which a default Node server cuts at 16 kB.
    const long = 'x\n'.repeat(100_000)
    expect(await rowsOf(client(), 'SELECT length({s:String}) AS n', { query_params: { s: long } })).toEqual([
      { n: '200000' },
    ])

    const forms = clientOf(engine(), { use_multipart_params: true })
    const many = Array.from({ length: 20_000 }, (_, i) => `${hostile}${i}`)
    const [row] = await rowsOf(
      forms,
      'SELECT length({a:Array(String)}) AS n, {a:Array(String)}[-1] AS last',
      {
        query_params: { a: many },
      },
    )
    expect(row).toEqual({ n: '20000', last: many.at(-1) })
    await forms.close()
  })

  test('a placeholder without its parameter, and a parameter without its placeholder', async () => {
    await expect(rowsOf(client(), 'SELECT {nope:String}')).rejects.toMatchObject({
      code: '456',
      type: 'UNKNOWN_QUERY_PARAMETER',
    })
    expect(await rowsOf(client(), 'SELECT 1 AS x', { query_params: { nope: 1 } })).toEqual([{ x: 1 }])
    await expect(rowsOf(client(), 'SELECT {x:UInt8}', { query_params: { x: 'abc' } })).rejects.toMatchObject({
      code: '457',
    })
  })
})

describe('settings', () => {
  const threads = () =>
    rowsOf(client(), "SELECT getSetting('max_threads') AS n, getSetting('insert_deduplication_token') AS t")

  test('are of one query only: after success, failure and cancellation', async () => {
    const before = await threads()
    const clickhouse_settings = { max_threads: 1, insert_deduplication_token: 'left over' }
    expect(await rowsOf(client(), "SELECT getSetting('max_threads') AS n", { clickhouse_settings })).toEqual([
      { n: 1 },
    ])
    await expect(rowsOf(client(), 'SELECT throwIf(1)', { clickhouse_settings })).rejects.toMatchObject({
      code: '395',
    })
    const controller = new AbortController()
    const slow = rowsOf(client(), 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)', {
      clickhouse_settings,
      abort_signal: controller.signal,
    })
    setTimeout(() => controller.abort(), 200)
    await expect(slow).rejects.toThrow()
    for (let i = 0; i < 20; i++) expect(await threads()).toEqual(before)
  })

  test('a deduplication token works for its insert and not for the next', async () => {
    await client().command({
      query:
        'CREATE TABLE deduplicated (a UInt64) ENGINE = MergeTree ORDER BY a SETTINGS non_replicated_deduplication_window = 100',
    })
    const insert = (a: number, token?: string) =>
      client().insert({
        table: 'deduplicated',
        values: [{ a }],
        format: 'JSONEachRow',
        clickhouse_settings: token ? { insert_deduplicate: 1, insert_deduplication_token: token } : {},
      })
    await insert(1, 'one')
    await insert(1, 'one')
    await insert(2)
    await insert(3)
    expect(await rowsOf(client(), 'SELECT a FROM deduplicated ORDER BY a')).toEqual([
      { a: '1' },
      { a: '2' },
      { a: '3' },
    ])
  })

  test('an unknown one is the error of ClickHouse', async () => {
    const settings = { no_such_setting: 1 } as Record<string, number>
    await expect(rowsOf(client(), 'SELECT 1', { clickhouse_settings: settings })).rejects.toMatchObject({
      code: '115',
      type: 'UNKNOWN_SETTING',
    })
    await expect(rowsOf(client(), 'SELECT 1 SETTINGS no_such_setting = 1')).rejects.toMatchObject({
      code: '115',
    })
  })

  test('defaults make a real server and the embedded engine alike', async () => {
    const text = await (
      await client().query({
        query: 'SELECT toUInt64(1) AS a, toDecimal64(1.5, 2) AS b',
        format: 'JSONEachRow',
      })
    ).text()
    expect(text).toBe('{"a":"1","b":"1.5"}\n')
    const [row] = await rowsOf(
      client(),
      `SELECT getSetting('async_insert') AS a, getSetting('input_format_skip_unknown_fields') AS b,
        getSetting('mutations_sync') AS c, getSetting('date_time_input_format') AS d`,
    )
    expect(row).toEqual({ a: false, b: false, c: 1, d: 'best_effort' })
  })
})

describe('errors and addresses', () => {
  test.each<[string, number, number, string]>([
    ['SELECT nosuch', 404, 47, 'UNKNOWN_IDENTIFIER'],
    ['SELECT * FROM nosuch', 404, 60, 'UNKNOWN_TABLE'],
    ['SELEC 1', 400, 62, 'SYNTAX_ERROR'],
    ['SELECT 1 +', 400, 62, 'SYNTAX_ERROR'],
    ['', 400, 62, 'SYNTAX_ERROR'],
    ['SELECT nosuch(1)', 404, 46, 'UNKNOWN_FUNCTION'],
    ["SELECT toUInt8('x')", 400, 6, 'CANNOT_PARSE_TEXT'],
    ['SELECT 1 FORMAT Nosuch', 404, 73, 'UNKNOWN_FORMAT'],
    ['SELECT throwIf(number = 5) FROM numbers(10)', 500, 395, 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
    ['INSERT INTO nosuch VALUES (1)', 404, 60, 'UNKNOWN_TABLE'],
  ])('%s', async (sql, status, code, type) => {
    const response = await post(engine(), '/', { body: sql })
    const text = await response.text()
    expect({ status: response.status, code: response.headers.get('x-clickhouse-exception-code') }).toEqual({
      status,
      code: String(code),
    })
    expect(text).toMatch(new RegExp(`^Code: ${code}\\. DB::Exception: [\\s\\S]+ \\(${type}\\)\\n$`))
    expect(text).not.toMatch(/pipes|spool|OUTFILE|INFILE|DB::Exception.*DB::Exception/)
  })

  test('the client throws its typed error', async () => {
    const error = await rowsOf(client(), 'SELECT nosuch').catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(ClickHouseError)
    expect(error).toMatchObject({ code: '47', type: 'UNKNOWN_IDENTIFIER' })
  })

  test('the database of a request is honoured', async () => {
    await client().command({ query: 'CREATE DATABASE other ENGINE = Atomic' })
    const other = clientOf(engine(), { database: 'other' })
    expect(await rowsOf(other, 'SELECT currentDatabase() AS d')).toEqual([{ d: 'other' }])
    const byHeader = await post(engine(), '/', {
      body: 'SELECT currentDatabase()',
      headers: { 'X-ClickHouse-Database': 'other' },
    })
    expect(await byHeader.text()).toBe('other\n')
    expect(await rowsOf(client(), 'SELECT currentDatabase() AS d')).toEqual([{ d: 'depindex' }])
    await expect(rowsOf(clientOf(engine(), { database: 'no`such' }), 'SELECT 1')).rejects.toMatchObject({
      code: '81',
    })
    await client().command({ query: 'DROP DATABASE other' })
    await other.close()
  })

  test('ping, unknown paths, and GET', async () => {
    expect(await client().ping()).toMatchObject({ success: true })
    expect(await client().ping({ select: true })).toMatchObject({ success: true })
    expect(await (await fetch(`${engine().url}/replicas_status`)).text()).toBe('Ok.\n')
    const lost = await post(engine(), '/nowhere', { body: 'SELECT 1' })
    expect([lost.status, await lost.text()]).toEqual([404, expect.stringContaining('Use / or /ping')])
    const read = await post(engine(), `/?query=${encodeURIComponent('SELECT 1 SETTINGS max_threads = 1')}`, {
      method: 'GET',
    })
    expect(await read.text()).toBe('1\n')
    const write = await post(
      engine(),
      `/?query=${encodeURIComponent('CREATE TABLE got (a UInt8) ENGINE = Memory')}`,
      { method: 'GET' },
    )
    expect([write.status, write.headers.get('x-clickhouse-exception-code')]).toEqual([500, '164'])
  })

  test('query ids, formats and small statements', async () => {
    const result = await client().query({ query: 'SELECT 1', query_id: 'my own id', format: 'JSON' })
    expect(result.query_id).toBe('my own id')
    expect(result.response_headers['x-clickhouse-query-id']).toBe('my own id')
    expect(await result.json()).toMatchObject({ rows: 1, data: [{ 1: 1 }] })
    const tsv = await post(engine(), '/?default_format=CSVWithNames', {
      body: "SELECT 1 AS a, 'x' AS format -- no newline",
    })
    expect(await tsv.text()).toBe('"a","format"\n1,"x"\n')
    for (const sql of [
      'SHOW TABLES',
      'DESCRIBE TABLE system.one',
      'EXPLAIN SELECT 1',
      'EXISTS system.one',
      '(SELECT 1) UNION ALL (SELECT 2)',
      'FROM system.one SELECT *',
      'WITH 1 AS x SELECT x',
    ]) {
      expect((await rowsOf(client(), sql)).length).toBeGreaterThan(0)
    }
  })
})
