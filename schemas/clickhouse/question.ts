import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'

/** One SQL statement from one file. The file name is its name in logs and in system.processes. */
export type Question = { readonly name: string; readonly text: string }

export type AskOptions = {
  /** Ends the query in the engine too. */
  readonly signal?: AbortSignal
  /** The engine stops the query after this; 10 where left out. */
  readonly seconds?: number
  readonly settings?: Readonly<Record<string, string | number>>
}

/** Reads a question once, when its module loads, so that a missing file stops the start and not a request. */
export function readQuestion(file: URL): Question {
  return { name: basename(file.pathname, '.sql'), text: readFileSync(file, 'utf8') }
}

/** Asks a question with bound parameters and gives its rows; decimals and 64-bit integers come as text. */
export async function ask<Row>(
  client: ClickHouseClient,
  question: Question,
  parameters: Readonly<Record<string, unknown>> = {},
  options: AskOptions = {},
): Promise<Row[]> {
  const result = await client.query({
    query: question.text,
    format: 'JSONEachRow',
    query_params: { ...parameters },
    abort_signal: options.signal,
    clickhouse_settings: settingsOf(question, options),
  })
  return result.json<Row>()
}

/** Runs a statement that gives no rows: an INSERT ... SELECT, an ALTER, a CREATE. */
export async function command(
  client: ClickHouseClient,
  question: Question,
  parameters: Readonly<Record<string, unknown>> = {},
  options: AskOptions = {},
): Promise<void> {
  await client.command({
    query: question.text,
    query_params: { ...parameters },
    abort_signal: options.signal,
    clickhouse_settings: settingsOf(question, options),
  })
}

export function settingsOf(question: Question, { seconds = 10, settings = {} }: AskOptions = {}) {
  return { log_comment: question.name, max_execution_time: seconds, ...settings }
}
