import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import { settingsOf } from '../../schemas/clickhouse/question.ts'
import type { Table } from './export.ts'
import type { Format } from './formats.ts'

/** Seconds that a statement of a file may take. */
const seconds = 600

type Statement = {
  readonly text: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly settings: Readonly<Record<string, string | number>>
}

/**
 * Asks for the rows of a table as the bytes of a file. The engine writes them and nothing is held here, so there is no cap on
 * rows. Throws where the first statement fails; what fails later breaks the stream off, so that no part is taken for the whole.
 */
export async function writeRows(client: ClickHouseClient, table: Table, format: Format): Promise<Readable> {
  const statements = statementsOf(table, format)
  const ask = async ({ text, parameters, settings }: Statement): Promise<Readable> => {
    const { stream } = await client.exec({
      query: text,
      query_params: { ...parameters },
      clickhouse_settings: settingsOf(table.question, {
        seconds,
        settings: { ...format.settings, ...settings },
      }),
    })
    return stream
  }
  const [one, ...others] = statements
  if (one === undefined) throw new Error('an export without a statement')
  const first = await ask(one)
  return Readable.from(inTurn(first, others, ask), { objectMode: false })
}

/** While a part is sent the engine already makes the next one, and waits with it. */
async function* inTurn(
  first: Readable,
  others: readonly Statement[],
  ask: (statement: Statement) => Promise<Readable>,
): AsyncGenerator<Buffer> {
  let current: Readable | undefined = first
  let next: Promise<Readable> | undefined
  try {
    for (let index = 0; current !== undefined; index++) {
      const statement = others[index]
      next = statement === undefined ? undefined : ask(statement)
      // Told where it is waited for; before that it must not count as unhandled.
      next?.catch(() => undefined)
      yield* current
      current = await next
    }
  } finally {
    current?.destroy()
    void next?.then(
      (stream) => stream.destroy(),
      () => undefined,
    )
  }
}

function statementsOf(table: Table, format: Format): Statement[] {
  const { question, parameters, parts } = table
  const text = (asked: Table, name: string) => `${format.shape(asked)}\nFORMAT ${name}`
  // A Parquet file is one statement, and unsorted rows must at least come as they lie, whatever the threads.
  if (parts === undefined || format.extension === 'parquet')
    return [
      {
        text: text(table, format.name),
        parameters,
        settings: parts === undefined ? {} : { max_threads: 1 },
      },
    ]
  const sorted = { ...table, question: { ...question, text: `${question.text}\n${parts.order}` } }
  return parts.parameters.map((part, index) => ({
    text: text(sorted, index === 0 ? format.name : 'CSV'),
    parameters: { ...parameters, ...part },
    settings: {},
  }))
}
