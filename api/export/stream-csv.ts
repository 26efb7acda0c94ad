import type { Readable } from 'node:stream'
import { Readable as NodeReadable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import { type Question, settingsOf } from '../../schemas/clickhouse/question.ts'

const csvSettings = {
  format_csv_null_representation: '',
  output_format_csv_crlf_end_of_line: 1,
  output_format_decimal_trailing_zeros: 0,
} as const

/**
 * Answers a question as CSV, row by row: RFC 4180, a header row, exact decimals, an empty cell for what is not known.
 * The engine writes it and nothing is held here, so there is no cap on rows. A reader that goes away ends the query.
 */
export async function streamCsv(
  client: ClickHouseClient,
  question: Question,
  parameters: Readonly<Record<string, unknown>>,
  options: { readonly fileName: string; readonly signal: AbortSignal; readonly onClose: () => void },
): Promise<Response> {
  const { stream } = await client.exec({
    query: `${question.text}\nFORMAT CSVWithNames`,
    query_params: { ...parameters },
    clickhouse_settings: settingsOf(question, { seconds: 600, settings: csvSettings }),
  })
  const body: Readable = stream
  options.signal.addEventListener('abort', () => body.destroy(), { once: true })
  body.once('close', options.onClose)
  return new Response(NodeReadable.toWeb(body) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${options.fileName}"`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}
