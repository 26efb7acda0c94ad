import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ClickHouseSettings } from '@clickhouse/client'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basic, clientOf, post, rowsOf, temporaryDirectory, useEngine } from './with-engine.ts'

const { engine, client, logLines } = useEngine()

async function codeOf(sql: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await post(engine(), '/', { body: sql, headers })
  const text = await response.text()
  return response.headers.get('x-clickhouse-exception-code') ?? text
}

describe('who may come in', () => {
  test.each<[string, Record<string, string>]>([
    ['nobody', { authorization: '' }],
    ['a wrong password', { authorization: basic('depindex', 'wrong') }],
    ['an unknown user', { authorization: basic('default', '') }],
    ['no colon', { authorization: `Basic ${Buffer.from('depindex').toString('base64')}` }],
    ['a bearer', { authorization: 'Bearer x' }],
    ['a wrong key', { 'x-clickhouse-user': 'depindex', 'x-clickhouse-key': 'wrong' }],
  ])('not %s', async (_, headers) => {
    const response = await post(engine(), '/', { body: 'SELECT 1', headers })
    expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([403, '516'])
    expect(await response.text()).toContain('AUTHENTICATION_FAILED')
  })

  test("one user's password does not open the other", async () => {
    const { username, password, reader } = engine()
    expect(await codeOf('SELECT 1', { authorization: basic(username, reader.password) })).toBe('516')
    expect(await codeOf('SELECT 1', { authorization: basic(reader.username, password) })).toBe('516')
    expect(password).not.toBe(reader.password)
  })

  test('headers do as well as Basic; the client reports a wrong password', async () => {
    const { username, password, reader } = engine()
    expect(await codeOf('SELECT 1', { 'x-clickhouse-user': username, 'x-clickhouse-key': password })).toBe(
      '1\n',
    )
    expect(
      await codeOf('SELECT 1', { 'x-clickhouse-user': reader.username, 'x-clickhouse-key': reader.password }),
    ).toBe('1\n')
    const wrong = clientOf(engine(), { password: 'wrong' })
    await expect(rowsOf(wrong, 'SELECT 1')).rejects.toMatchObject({
      code: '516',
      type: 'AUTHENTICATION_FAILED',
    })
    await wrong.close()
  })

  test('a page of another name cannot use a browser to get in', async () => {
    const { port } = new URL(engine().url)
    const ask = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const request = httpRequest(
          { host: '127.0.0.1', port, path: '/ping', headers: { host } },
          (response) => {
            response.resume()
            resolve(response.statusCode)
          },
        )
        request.on('error', reject).end()
      })
    expect(await ask('evil.example:80')).toBe(403)
    expect(await ask('127.0.0.1.evil.example')).toBe(403)
    expect(await ask(`localhost:${port}`)).toBe(200)
    expect(await ask(`127.0.0.1:${port}`)).toBe(200)
  })

  test('no secret and no parameter is in the log', async () => {
    await expect(
      rowsOf(client(), "SELECT throwIf({s:String} != '')", { query_params: { s: 'a-private-value' } }),
    ).rejects.toThrow()
    const log = logLines.join('\n')
    expect(log).toContain('query failed')
    for (const secret of [engine().password, engine().reader.password, 'a-private-value'])
      expect(log).not.toContain(secret)
  })
})

describe('the reader', () => {
  const reader = () => clientOf(engine(), { ...engine().reader })

  test('reads', async () => {
    const client = reader()
    for (const sql of [
      'SELECT 1',
      'WITH 1 AS x SELECT x',
      'SHOW TABLES FROM system',
      'DESCRIBE system.one',
      'EXPLAIN SELECT 1',
      'EXISTS system.one',
      '(SELECT 1)',
    ]) {
      expect((await rowsOf(client, sql)).length).toBeGreaterThan(0)
    }
    const clickhouse_settings = {
      max_execution_time: 5,
      max_result_rows: '10',
      output_format_json_quote_64bit_integers: 0 as const,
      join_use_nulls: 1 as const,
    }
    expect(
      await rowsOf(client, 'SELECT toUInt64({x:UInt64}) AS x', {
        clickhouse_settings,
        query_params: { x: 1 },
      }),
    ).toEqual([{ x: 1 }])
    await client.close()
  })

  test.each([
    'CREATE TABLE r (a UInt8) ENGINE = Memory',
    'CREATE TEMPORARY TABLE r (a UInt8)',
    'INSERT INTO nosuch VALUES (1)',
    'WITH 1 AS x INSERT INTO nosuch SELECT x',
    'INSERT INTO nosuch FORMAT TSV\n1\n',
    'DROP TABLE nosuch',
    'TRUNCATE TABLE nosuch',
    'ALTER TABLE nosuch DELETE WHERE 1',
    'KILL QUERY WHERE 1 ASYNC',
    'OPTIMIZE TABLE nosuch',
    'SELECT 1 SETTINGS max_threads = 64',
    'SELECT 1 SETTINGS readonly = 0',
  ])('may not: %s', async (sql) => {
    expect(await codeOf(sql, { authorization: basic('reader', engine().reader.password) })).toBe('164')
  })

  test.each([
    { max_execution_time: 0 },
    { max_memory_usage: '99000000000' },
    { allow_ddl: 1 },
    { max_memory_usage: '0' },
    { async_insert: 1 },
  ])('may not set %o', async (settings) => {
    const client = reader()
    await expect(
      rowsOf(client, 'SELECT 1', { clickhouse_settings: settings as ClickHouseSettings }),
    ).rejects.toMatchObject({ code: '164', type: 'READONLY' })
    await client.close()
  })
})

describe('what is outside the database', () => {
  const outside = temporaryDirectory()
  const secret = join(outside, 'secret.csv')
  let url: string
  let asked = 0
  const web = createServer((_, response) => {
    asked++
    response.end('leaked\n')
  })
  beforeAll(async () => {
    mkdirSync(outside, { recursive: true })
    writeFileSync(secret, 'TOP-SECRET\n')
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/x.csv`
    await client().command({ query: 'CREATE TABLE inside (a String) ENGINE = MergeTree ORDER BY a' })
  })
  afterAll(() => {
    web.close()
    rmSync(outside, { recursive: true, force: true })
  })

  const attempts: readonly ((secret: string, url: string) => string)[] = [
    (file) => `SELECT * FROM file('${file}', 'LineAsString')`,
    (file) => `SELECT * FROM \`file\`/**/('${file}', 'LineAsString')`,
    (file) => `SELECT * FROM "fi\\x6ce"('${file}', 'LineAsString')`,
    (file) => `SELECT file('${file}')`,
    (file) => `SELECT * FROM '${file}'`,
    (file) => `SELECT * FROM \`${file}\``,
    (file) => `SELECT * FROM "${file}"`,
    (file) => `SELECT * FROM default.\`${file}\``,
    (file) => `SELECT * FROM "default"."${file}"`,
    (file) => `SELECT * FROM merge('default', '.*') WHERE '${file}' != ''`,
    (file) => `DESCRIBE TABLE default.\`${file}\``,
    (file) => `CREATE VIEW v1 AS SELECT * FROM file('${file}', 'LineAsString')`,
    (file) => `WITH x AS (SELECT * FROM view(SELECT * FROM file('${file}', 'LineAsString'))) SELECT * FROM x`,
    (file) => `CREATE TABLE f1 (a String) ENGINE = File(LineAsString, '${file}')`,
    (file) =>
      `CREATE TABLE f2 ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM file('${file}', 'LineAsString')`,
    (file) => `CREATE TABLE f3 AS file('${file}', 'LineAsString')`,
    (file) => `INSERT INTO inside SELECT * FROM file('${file}', 'LineAsString')`,
    (file) => `INSERT INTO inside FROM INFILE '${file}' FORMAT LineAsString`,
    (file) =>
      `INSERT INTO inside (a) /**/ FROM /**/ infile '${file}' SETTINGS async_insert = 0 FORMAT LineAsString`,
    (file) => `INSERT INTO inside VALUES ((SELECT * FROM file('${file}', 'LineAsString')))`,
    (file) => `SELECT 1 INTO OUTFILE '${file}.out'`,
    (file) => `SELECT 1 UNION ALL SELECT 2 INTO OUTFILE '${file}.out' FORMAT CSV`,
    (file) => `INSERT INTO FUNCTION file('${file}.out', 'CSV', 'a UInt8') SELECT 1`,
    (file) => `SELECT 1 FORMAT Template SETTINGS format_template_row = '${file}'`,
    (file) =>
      `SELECT * FROM format(CSV, 'a UInt8', 'x') SETTINGS input_format_allow_errors_num = 9, input_format_record_errors_file_path = '${file}.out'`,
    (file) =>
      `CREATE TABLE d1 (a UInt8) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = local, path = '${file}.out/')`,
    (file) => `CREATE DATABASE d2 ENGINE = Filesystem('${file}')`,
    (file) =>
      `CREATE DICTIONARY d3 (a String) PRIMARY KEY a SOURCE(FILE(path '${file}' format 'LineAsString')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)`,
    (file) =>
      `CREATE DICTIONARY d4 (a String) PRIMARY KEY a SOURCE(CLICKHOUSE(QUERY 'SELECT * FROM file(\\'${file}\\', \\'LineAsString\\')')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)`,
    (file) => `BACKUP TABLE inside TO File('${file}.out')`,
    (file) => `ATTACH TABLE a1 FROM '${file}' (a String) ENGINE = MergeTree ORDER BY a`,
    (file) => `EXPLAIN SELECT * FROM file('${file}', 'LineAsString')`,
    (file) => `SET max_threads = 1; SELECT * FROM file('${file}')`,
    (_, address) => `SELECT * FROM url('${address}', 'LineAsString')`,
    (_, address) => `SELECT * FROM s3('${address}', 'LineAsString')`,
    (_, address) => `SELECT * FROM URLCluster('x', '${address}', 'LineAsString')`,
    (_, address) => `CREATE TABLE u1 (a String) ENGINE = URL('${address}', LineAsString)`,
    (_, address) =>
      `CREATE DICTIONARY u2 (a String) PRIMARY KEY a SOURCE(HTTP(url '${address}' format 'LineAsString')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)`,
    () => "SELECT * FROM remote('127.0.0.1:1', system.one)",
    () => "SELECT * FROM executable('id', 'LineAsString', 'a String')",
    () => "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
    () => "SELECT * FROM postgresql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
    () => "SELECT * FROM sqlite('x', 'y')",
    () => 'SYSTEM FLUSH LOGS',
    () => 'CREATE FUNCTION f AS x -> x',
    () => "CREATE NAMED COLLECTION c AS a = 'b'",
    () => 'CREATE USER u',
    () => 'DROP DATABASE default',
    () => 'SET max_threads = 1',
    () => 'SELECT 1; SELECT 2',
    () => 'DROP TABLE inside PARALLEL WITH DROP TABLE inside',
  ]

  test.each(attempts.map((attempt) => [attempt('<file>', '<url>').slice(0, 90), attempt] as const))(
    'is closed: %s',
    async (_, attempt) => {
      for (const headers of [
        {} as Record<string, string>,
        { authorization: basic('reader', engine().reader.password) },
      ]) {
        const before = asked
        const response = await post(engine(), '/', { body: attempt(secret, url), headers })
        const text = await response.text()
        expect(text).not.toMatch(/TOP-SECRET|leaked/)
        expect(
          response.status === 200 ? `answered: ${text}` : response.headers.get('x-clickhouse-exception-code'),
        ).toMatch(/^(497|164|60|81|62|701|636)$/)
        expect(asked).toBe(before)
        expect(existsSync(`${secret}.out`)).toBe(false)
      }
      expect(await rowsOf(client(), 'SELECT count() AS n FROM inside')).toEqual([{ n: '0' }])
    },
  )

  test('a setting in the address cannot name a file either', async () => {
    for (const name of [
      'format_template_row',
      'format_schema',
      'input_format_record_errors_file_path',
      'dialect',
    ]) {
      const response = await post(engine(), `/?${name}=${encodeURIComponent(secret)}`, {
        body: 'SELECT 1 FORMAT Template',
      })
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining(name)])
    }
  })

  test('a parameter cannot be a file', async () => {
    for (const query of [
      'SELECT * FROM {t:Identifier}',
      'SELECT * FROM depindex.{t:Identifier}',
      'DROP DATABASE {t:Identifier}',
    ]) {
      for (const t of [secret, `default.${secret}`, 'default', `default\`.\`${secret}`]) {
        await expect(rowsOf(client(), query, { query_params: { t } })).rejects.toMatchObject({
          code: expect.stringMatching(/^(60|62|81|497)$/),
        })
      }
    }
  })

  test('the engine itself has no right to it, whatever passes the judge', async () => {
    const grants = await (await post(engine(), '/', { body: 'SHOW GRANTS FORMAT TSV' })).text()
    expect(grants).not.toMatch(
      /FILE|URL|REMOTE|S3|SOURCES|SYSTEM|CREATE FUNCTION|NAMED COLLECTION|INTROSPECTION|ON \*\.\* .*WITH GRANT/,
    )
  })

  test('noise around a closed function never opens it', async () => {
    const noise = fc
      .array(fc.constantFrom(' ', '\n', '/* x */', '-- y\n', '# z\n', '\u00a0', '\ufeff'), { maxLength: 3 })
      .map((parts) => parts.join(''))
    const name = fc.constantFrom('file', 'FILE', '`file`', '"File"', '`fil\\x65`', '"f\\x69le"')
    await fc.assert(
      fc.asyncProperty(noise, name, noise, noise, async (a, spelled, b, c) => {
        const response = await post(engine(), '/', {
          body: `SELECT${a || ' '}*${b} FROM ${c}${spelled}${b}('${secret}',${c}'LineAsString')`,
        })
        expect(response.status).not.toBe(200)
        expect(await response.text()).not.toContain('TOP-SECRET')
      }),
      { numRuns: 60 },
    )
  })
})

describe('what must stay open', () => {
  test('the statements that a schema needs', async () => {
    for (const query of [
      'CREATE TABLE base (a UInt64, day Date, v UInt256) ENGINE = MergeTree PARTITION BY toYYYYMM(day) ORDER BY a',
      'CREATE TABLE IF NOT EXISTS base2 AS base',
      'CREATE OR REPLACE VIEW base_view AS SELECT a, sum(v) AS v FROM base GROUP BY a',
      'CREATE MATERIALIZED VIEW base_mv ENGINE = AggregatingMergeTree ORDER BY a AS SELECT a, sumState(v) AS v FROM base GROUP BY a',
      "INSERT INTO base SELECT number, '2026-01-01', number FROM numbers(10)",
      'ALTER TABLE base2 REPLACE PARTITION 202601 FROM base',
      "ALTER TABLE base ADD COLUMN c String DEFAULT 'x'",
      'ALTER TABLE base DROP PARTITION 202512',
      'ALTER TABLE base DELETE WHERE a = 1',
      "CREATE DICTIONARY base_dict (a UInt64, v UInt64) PRIMARY KEY a SOURCE(CLICKHOUSE(TABLE 'base2' DB 'depindex')) LAYOUT(FLAT()) LIFETIME(0)",
      'CREATE TABLE swap AS base',
      'EXCHANGE TABLES base AND swap',
      'RENAME TABLE swap TO swapped',
      'OPTIMIZE TABLE base2 FINAL',
      'TRUNCATE TABLE base2',
      'DELETE FROM swapped WHERE a = 2',
      'DROP TABLE swapped',
      'CHECK TABLE base2',
      'DROP VIEW base_view',
      'DROP DICTIONARY base_dict',
    ]) {
      await client().command({ query })
    }
    expect(
      await rowsOf(
        client(),
        "SELECT count() AS n FROM system.tables WHERE database = 'depindex' AND name LIKE 'base%' AND engine = 'MergeTree'",
      ),
    ).toEqual([{ n: '2' }])
  })
})
