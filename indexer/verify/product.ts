import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { RetryableError } from '../../schemas/errors.ts'
import { maskAddresses } from '../log.ts'
import type { Month } from './month.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const createExported = read('verify_create_exported')
const createFigures = read('verify_create_figures')
const keepMovements = read('verify_keep_movements')
const listClasses = read('verify_classes')

/**
 * Loads what a running product exports of a network's month: its movements into `movements`, and with the price of each into
 * `exported`. Throws RetryableError.
 */
export async function loadProduct(
  client: ClickHouseClient,
  of: string,
  network: string,
  month: Month,
): Promise<void> {
  const { from, to } = month
  await command(client, createExported)
  await load(
    client,
    'exported',
    `${of}/export/movements.csv?network=${network}&from=${from}&to=${to}&excluded=1`,
  )
  await command(client, keepMovements, {}, { seconds: 600 })
}

/** Loads its figures of the month into `told_figures`, in total and by each class of what `exported` holds. */
export async function loadFigures(
  client: ClickHouseClient,
  of: string,
  network: string,
  { from, to }: Month,
): Promise<void> {
  await command(client, createFigures)
  const classes = await ask<{ class: string }>(client, listClasses, {}, { seconds: 600 })
  for (const part of ['', ...classes.map((row) => row.class)])
    await load(
      client,
      'told_figures',
      `${of}/export/figures.csv?network=${network}&from=${from}&to=${to}&class=${part}`,
    )
}

/** The content hash that the product gives of the month, with the count of its movements; undefined where it has none. */
export async function hashOfProduct(
  of: string,
  network: string,
  month: Month,
): Promise<{ readonly movements: string; readonly sha256: string } | undefined> {
  const response = await get(`${of}/export/hashes.csv?network=${network}`)
  const [head = '', ...lines] = (await response.text()).split(/\r?\n/).map((line) => line.replaceAll('"', ''))
  const names = head.split(',')
  for (const line of lines) {
    const row = Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell]))
    const { movements, sha256 } = row
    if (row['month'] === month.from && row['source'] === '' && movements && sha256)
      return { movements, sha256 }
  }
  return undefined
}

async function load(client: ClickHouseClient, table: string, url: string): Promise<void> {
  const response = await get(url)
  try {
    await client.insert({
      table,
      format: 'CSVWithNames',
      values: Readable.fromWeb(response.body as ReadableStream, { objectMode: false }),
      // An export tells more than stands in the table.
      clickhouse_settings: { input_format_skip_unknown_fields: 1 },
    })
  } catch (cause) {
    throw new RetryableError({
      what: 'export was not read',
      got: (cause as Error).message,
      where: maskAddresses(url),
      cause,
    })
  }
}

async function get(url: string): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url)
  } catch (cause) {
    throw new RetryableError({
      what: 'the product does not answer',
      got: ((cause as Error).cause as Error | undefined)?.message ?? (cause as Error).message,
      expected: 'a running Depindex, named by --of',
      where: new URL(url).origin,
    })
  }
  if (response.ok && response.body !== null) return response
  throw new RetryableError({ what: 'the product refused an export', got: await response.text(), where: url })
}
