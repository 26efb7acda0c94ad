import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Table } from './export.ts'
import type { Format } from './formats.ts'
import { writeRows } from './write-rows.ts'

/** Answers with a file of rows, as they come. A reader that goes away ends the statement. */
export async function sendFile(
  client: ClickHouseClient,
  table: Table,
  format: Format,
  options: { readonly fileName: string; readonly signal: AbortSignal; readonly onClose: () => void },
): Promise<Response> {
  const body = await writeRows(client, table, format)
  options.signal.addEventListener('abort', () => body.destroy(), { once: true })
  body.once('close', options.onClose)
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: {
      'content-type': format.contentType,
      'content-disposition': `attachment; filename="${options.fileName}"`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}
