import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogOf, judge } from '../../schemas/clickhouse/engine/judge.ts'
import { parseStatement } from '../../schemas/clickhouse/engine/statement.ts'

const catalog = catalogOf(
  ['file', 'url', 's3', 'remote', 'executable', 'numbers', 'view', 'merge', 'mysql', 'somethingNew'],
  ['MergeTree', 'File', 'URL', 'Distributed', 'Executable', 'Memory', 'Filesystem', 'Atomic'],
)

function verdict(sql: string, params: Record<string, string> = {}): string {
  try {
    judge(parseStatement(sql), catalog, new Map(Object.entries(params)))
    return 'open'
  } catch (error) {
    return (error as { type?: string }).type ?? String(error)
  }
}

describe('judge', () => {
  test.each([
    'SELECT 1',
    'SELECT 1;',
    'SELECT 1; -- done',
    "SELECT 'file(''x'')', \"url\" FROM t -- url('x')",
    'SELECT file FROM t /* s3( */ WHERE url IN (1)',
    'SELECT $x$ file("/etc/passwd"); DROP TABLE t $x$',
    'WITH url AS (SELECT 1) SELECT * FROM url',
    'SELECT * FROM numbers(3) JOIN view(SELECT 1)',
    "SELECT name FROM system.tables WHERE engine = 'File'",
    'CREATE TABLE t (a UInt64 DEFAULT .5) ENGINE = MergeTree ORDER BY a',
    'CREATE OR REPLACE VIEW v AS SELECT 1',
    'CREATE MATERIALIZED VIEW v ENGINE MergeTree ORDER BY a AS SELECT 1 AS a',
    "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(CLICKHOUSE(TABLE 't' DB 'depindex')) LAYOUT(FLAT())",
    'ALTER TABLE t REPLACE PARTITION 1 FROM u',
    'DROP DATABASE scratch',
    'INSERT INTO outfile VALUES (1)',
    'SELECT infile FROM infile',
    'DELETE FROM t WHERE a = 1',
    "KILL QUERY WHERE query_id = 'x' ASYNC",
  ])('open: %s', (sql) => {
    expect(verdict(sql)).toBe('open')
  })

  test.each([
    "SELECT * FROM file('/etc/passwd')",
    "SELECT * FROM `file` /* x */ ('/etc/passwd')",
    'SELECT * FROM "FILE"(\'/etc/passwd\')',
    "SELECT * FROM `f\\x69le`('/etc/passwd')",
    "SELECT (SELECT count() FROM (SELECT * FROM URL--\n('http://x')))",
    "WITH x AS (SELECT * FROM s3('x')) SELECT * FROM x",
    "INSERT INTO FUNCTION file('x') SELECT 1",
    "INSERT INTO t SELECT * FROM mysql('x')",
    "CREATE VIEW v AS SELECT * FROM remote('x', system.one)",
    "CREATE TABLE t AS url('x')",
    'SELECT * FROM somethingNew(1)',
    "SELECT catboostEvaluate('/m', 1)",
    "EXPLAIN SELECT * FROM file('x')",
    'CREATE TABLE t (a UInt8) ENGINE = File(CSV)',
    'CREATE TABLE t (a UInt8) ENGINE /**/ `File`(CSV)',
    "CREATE TABLE t (a UInt8) ENGINE uRl('x')",
    "CREATE DATABASE d ENGINE = Filesystem('/')",
    "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(FILE(path '/x' format 'CSV')) LAYOUT(FLAT())",
    "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(CLICKHOUSE(HOST 'h' TABLE 't')) LAYOUT(FLAT())",
    "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(CLICKHOUSE(QUERY 'SELECT 1')) LAYOUT(FLAT())",
    "CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = local, path = '/x')",
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    'SELECT 1 INTO /* */ outfile $x$/tmp/x$x$',
    "INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV",
    "SELECT 1 FORMAT Template SETTINGS format_template_row = '/etc/passwd'",
    "SELECT 1 SETTINGS `dialect`='prql'",
    'SET max_threads = 1',
    'USE system',
    'SYSTEM SHUTDOWN',
    "BACKUP TABLE t TO File('x')",
    "RESTORE TABLE t FROM File('x')",
    "ATTACH TABLE t FROM '/x' (a UInt8) ENGINE = Memory",
    'DETACH TABLE t',
    'CREATE FUNCTION f AS x -> x',
    'CREATE NAMED COLLECTION c AS a = 1',
    'CREATE USER u',
    'GRANT SELECT ON *.* TO default',
    "ALTER USER default IDENTIFIED BY 'x'",
    'SELECT 1; SELECT 2',
    'INSERT INTO t VALUES (1); DROP TABLE t',
    'SELECT * FROM default.`/etc/passwd`',
    'SELECT * FROM `default` . x',
    'DROP DATABASE IF EXISTS default',
    'DROP DATABASE /* x */ "default"',
    'RENAME DATABASE x TO y, default TO z',
  ])('closed: %s', (sql) => {
    expect(verdict(sql)).toBe('ACCESS_DENIED')
  })

  test('a parameter cannot name what the text may not', () => {
    expect(verdict('DROP DATABASE {d:Identifier}', { d: 'default' })).toBe('ACCESS_DENIED')
    expect(verdict('SELECT * FROM {d:Identifier}.t', { d: 'default' })).toBe('ACCESS_DENIED')
    expect(verdict('DROP DATABASE {d:Identifier}', { d: 'scratch' })).toBe('open')
  })

  test.each(['', ';', 'SELEC 1', '1 + 1', "SELECT 'open", 'SELECT ‘a’'])('no statement: %s', (sql) => {
    expect(verdict(sql)).toBe('SYNTAX_ERROR')
  })

  const closed = fc.constantFrom('file', 'url', 's3', 'remote', 'executable', 'catboostEvaluate')
  const noise = fc
    .array(
      fc.constantFrom(' ', '\n', '\t', '/* x */', '/* /* ( */ */', '-- y\n', '# z\n', '// w\n', '\u00a0'),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(''))
  const spelled = fc
    .tuple(closed, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), fc.constantFrom('', '`', '"'))
    .map(([word, upper, quote]) => {
      const mixed = [...word].map((c, i) => (upper[i] ? c.toUpperCase() : c)).join('')
      return `${quote}${mixed}${quote}`
    })

  test('a closed function is refused under any spelling', () => {
    const place = fc.constantFrom<(call: string) => string>(
      (call) => `SELECT * FROM ${call}`,
      (call) => `SELECT 1 IN (SELECT * FROM ${call})`,
      (call) => `WITH a AS (SELECT * FROM ${call}) SELECT 1`,
      (call) => `CREATE VIEW v AS SELECT * FROM ${call}`,
      (call) => `INSERT INTO t SELECT * FROM ${call}`,
      (call) => `INSERT INTO FUNCTION ${call} SELECT 1`,
    )
    fc.assert(
      fc.property(spelled, noise, place, (name, between, at) => {
        expect(verdict(at(`${name}${between}('/etc/passwd')`))).toBe('ACCESS_DENIED')
      }),
      { numRuns: 1000 },
    )
  })

  test('the same words are harmless in strings, comments and names of columns', () => {
    const quoted = closed.chain((word) => {
      const call = `${word}('x'); SYSTEM SHUTDOWN`
      return fc.constantFrom(
        `'${call.replaceAll("'", "\\'")}'`,
        `'${call.replaceAll("'", "''")}'`,
        `$q$${call}$q$`,
        `1 /* ${call} */`,
        `1 -- ${call}\n`,
        `1 # ${call}\n`,
        `${word}`,
        `t.${word}`,
        `\`${call.replaceAll('`', '')}\``,
      )
    })
    fc.assert(
      fc.property(quoted, (text) => {
        expect(verdict(`SELECT ${text}`)).toBe('open')
      }),
    )
  })
})
