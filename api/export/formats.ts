import type { Table } from './export.ts'

/** How rows become a file. */
export type Format = {
  readonly extension: 'csv' | 'parquet'
  readonly contentType: string
  /** The engine's name for it. */
  readonly name: string
  readonly settings: Readonly<Record<string, string | number>>
  /** The statement with the columns as the format has them. */
  readonly shape: (table: Table) => string
}

const replaced = (columns: readonly string[], make: (column: string) => string) =>
  columns.length === 0
    ? '*'
    : `* REPLACE (${columns.map((column) => `${make(column)} AS ${column}`).join(', ')})`

/**
 * RFC 4180 with a header row, exact decimals, times as ISO 8601 in UTC, an empty cell for what is not known. Foreign text that a
 * spreadsheet would run as a formula (it begins with = + - @, in either width, a tab or the end of a line) gets an apostrophe before it.
 */
const csv: Format = {
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  name: 'CSVWithNames',
  settings: {
    format_csv_null_representation: '',
    output_format_csv_crlf_end_of_line: 1,
    output_format_decimal_trailing_zeros: 0,
    date_time_output_format: 'iso',
  },
  shape: ({ question, foreign }) => {
    const codes = [...'=+-@\t\r\n'].map((character) => character.charCodeAt(0)).join(', ')
    // Wide ones have three bytes: they are looked for only where no narrow letter stands.
    const isWide = (column: string) =>
      `ascii(${column}) > 127 AND leftUTF8(${column}, 1) IN ('＝', '＋', '－', '＠')`
    const safe = (column: string) =>
      `if(ascii(${column}) IN (${codes}) OR ${isWide(column)}, concat('''', ${column}), ${column})`
    return `SELECT ${replaced(foreign, safe)} FROM (${question.text})`
  },
}

/**
 * Decimals have 38 digits, as many as readers know, 24 of them after the point. Beside each stands its exact text as
 * <column>_exact: a number of more than 14 digits before the point is NULL in the one and whole in the other.
 */
const parquet: Format = {
  extension: 'parquet',
  contentType: 'application/vnd.apache.parquet',
  name: 'Parquet',
  settings: {
    output_format_decimal_trailing_zeros: 0,
    output_format_parquet_string_as_string: 1,
    output_format_parquet_datetime_as_uint32: 0,
    output_format_parquet_date_as_uint16: 0,
    output_format_parquet_compression_method: 'zstd',
  },
  shape: ({ question, decimals }) => {
    const wide = (column: string) => `CAST(${column}, 'Nullable(Decimal(76, 24))')`
    const fits = (column: string) => `ifNull(abs(${wide(column)}) < toDecimal256('100000000000000', 24), 0)`
    // What stands below a NULL is cast as well, so that a number which does not fit must not stand there.
    const fitting = (column: string) =>
      `if(${fits(column)}, CAST(if(${fits(column)}, assumeNotNull(${wide(column)}), toDecimal256(0, 24)), 'Decimal(38, 24)'), NULL)`
    const exact = decimals.map((column) => `, toString(${column}) AS ${column}_exact`).join('')
    return `SELECT ${replaced(decimals, fitting)} FROM (SELECT *${exact} FROM (${question.text}))`
  },
}

export const formats = [csv, parquet] as const
