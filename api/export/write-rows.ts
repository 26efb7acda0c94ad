import { PassThrough, type Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { type Question, settingsOf } from '../../schemas/clickhouse/question.ts'
import type { Table } from './export.ts'
import type { Format } from './formats.ts'

/** Seconds that a statement of a file may take. */
const seconds = 600

/** Bytes that wait for the reader of a file. */
const ahead = 1_000_000

type Statement = {
  readonly text: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly settings: Readonly<Record<string, string | number>>
}

/** Rows come as they lie, whatever the threads: one reads, and joins keep its order. */
const oneThread = {
  max_threads: 1,
  max_block_size: 8_192,
  join_algorithm: 'hash',
  query_plan_optimize_join_order_limit: 0,
}

/**
 * Asks for the rows of a table as the bytes of a file. The engine writes them and nothing is held here, so there is no cap on
 * rows. Throws where the first statement fails; what fails later breaks the stream off, so that no part is taken for the whole.
 */
export async function writeRows(client: ClickHouseClient, table: Table, format: Format): Promise<Readable> {
  const streams = askInTurn(client, table, format)
  const { value: first, done } = await streams.next()
  if (done) throw new Error('an export without a statement')
  const file = new PassThrough({ highWaterMark: ahead })
  join(first, streams, file, table.check).catch((error: unknown) =>
    file.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return file
}

/** While a part is sent the engine already makes the next one, and waits with it. */
async function join(
  first: Readable,
  others: AsyncGenerator<Readable>,
  file: PassThrough,
  check: Table['check'],
): Promise<void> {
  let current = first
  for (;;) {
    const next = others.next()
    // Told where it is waited for; before that it must not count as unhandled.
    next.catch(() => undefined)
    try {
      await append(current, file)
    } catch (error) {
      void next.then(({ value }) => value?.destroy()).catch(() => undefined)
      throw error
    }
    const { value, done } = await next
    if (done) break
    current = value
  }
  await check?.()
  file.end()
}

async function append(part: Readable, file: PassThrough): Promise<void> {
  const stop = () => part.destroy()
  file.once('close', stop)
  part.pipe(file, { end: false })
  try {
    await finished(part)
  } finally {
    file.off('close', stop)
  }
}

async function* askInTurn(client: ClickHouseClient, table: Table, format: Format): AsyncGenerator<Readable> {
  for await (const { text, parameters, settings } of statementsOf(table, format)) {
    const { stream } = await client.exec({
      query: text,
      query_params: { ...parameters },
      clickhouse_settings: settingsOf(table.question, {
        seconds,
        settings: { ...format.settings, ...settings },
      }),
    })
    yield stream
  }
}

async function* statementsOf(table: Table, format: Format): AsyncGenerator<Statement> {
  const { question, parameters, parts } = table
  const text = (asked: Question, name: string) =>
    `${format.shape({ ...table, question: asked })}\nFORMAT ${name}`
  const whole = { text: text(question, format.name), parameters }
  if (parts === undefined) return yield { ...whole, settings: {} }
  // A Parquet file is one statement, and unsorted rows must at least come as they lie.
  if (format.extension === 'parquet') return yield { ...whole, settings: oneThread }
  let isFirst = true
  for await (const part of parts.parameters()) {
    yield {
      text: text(parts.question, isFirst ? format.name : 'CSV'),
      parameters: { ...parameters, ...part },
      settings: oneThread,
    }
    isFirst = false
  }
  // Where there is nothing, the file has its header all the same.
  if (isFirst) yield { ...whole, settings: {} }
}
