import { createHash } from 'node:crypto'
import { ask } from '../../schemas/clickhouse/question.ts'
import type { ChainMeta } from '../../schemas/generated/resolvers.ts'
import type { Context } from '../context.ts'
import { questions } from '../questions.ts'
import type { Table } from './export.ts'
import type { Format } from './formats.ts'
import { writeRows } from './write-rows.ts'

/**
 * What a file is, before or after it was downloaded: its rows and the SHA-256 of its exact bytes, and as of which commit, blocks
 * and method versions. The file is made for it and not kept: what changed since gives another hash.
 */
export async function describeFile(
  context: Context,
  table: Table,
  format: Format,
  {
    fileName,
    parameters,
  }: { readonly fileName: string; readonly parameters: Readonly<Record<string, string>> },
): Promise<Response> {
  const { client, environment, head, limits, loaders, signal, version } = context
  const options = { seconds: limits.seconds, signal }
  const { number, committedAt } = head.current()
  const [chains, networks] = await Promise.all([
    ask<ChainMeta>(client, questions.chainMeta, {}, options),
    loaders.networks(),
  ])
  const body = await writeRows(client, table, format)
  signal.addEventListener('abort', () => body.destroy(), { once: true })
  const hash = createHash('sha256')
  const lines = countLines()
  let bytes = 0
  for await (const chunk of body) {
    hash.update(chunk)
    if (format.extension === 'csv') lines.read(chunk)
    bytes += chunk.length
  }
  // The header is a line and no row.
  const rows = format.extension === 'csv' ? lines.told() - 1 : await countRows(context, table)
  return Response.json(
    {
      fileName,
      parameters,
      rows,
      bytes,
      sha256: hash.digest('hex'),
      commit: number === '0' ? null : { number, committedAt },
      chains: chains.map(({ chain, block, blockTime, finalBlock }) => ({
        chain,
        block,
        blockTime,
        finalBlock,
      })),
      methods: networks.map(({ id, methodVersion }) => ({ network: id, version: methodVersion })),
      environment,
      version,
    },
    { headers: { 'cache-control': 'no-cache' } },
  )
}

async function countRows({ client, signal }: Context, { question, parameters }: Table): Promise<number> {
  const text = `SELECT toUInt32(count()) AS rows FROM (${question.text})`
  const [counted] = await ask<{ rows: number }>(client, { name: question.name, text }, parameters, {
    seconds: 600,
    signal,
  })
  return counted?.rows ?? 0
}

const quote = 34
const newLine = 10

/** Counts lines of a CSV; a line break within quotes ends none. */
function countLines() {
  let lines = 0
  let quoted = false
  return {
    read(chunk: Buffer) {
      for (const byte of chunk)
        if (byte === quote) quoted = !quoted
        else if (byte === newLine && !quoted) lines++
    },
    told: () => lines,
  }
}
