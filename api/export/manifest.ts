import { createHash } from 'node:crypto'
import { ask } from '../../schemas/clickhouse/question.ts'
import type { ChainMeta } from '../../schemas/generated/resolvers.ts'
import type { Context } from '../context.ts'
import { questions } from '../questions.ts'
import type { Table } from './export.ts'
import type { Format } from './formats.ts'
import { countParquetRows } from './parquet-rows.ts'
import type { ReadBlocks } from './read-blocks.ts'
import { writeRows } from './write-rows.ts'

/**
 * What a file is, before or after it was downloaded: its rows and the SHA-256 of its exact bytes, and as of which commit, blocks
 * and method versions at least; a file of movements has none of a later block. Rows are counted in these bytes. The file is made for it and not kept: what changed since gives another hash.
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
  const counter = format.extension === 'csv' ? countCsvRows() : countParquetRows()
  let bytes = 0
  for await (const chunk of body) {
    hash.update(chunk)
    counter.read(chunk)
    bytes += chunk.length
  }
  return Response.json(
    {
      fileName,
      parameters,
      rows: counter.told(),
      bytes,
      sha256: hash.digest('hex'),
      commit: number === '0' ? null : { number, committedAt },
      chains: chains.map((chain) => toFixed(chain, table.blocks)),
      methods: networks.map(({ id, methodVersion }) => ({ network: id, version: methodVersion })),
      environment,
      version,
    },
    { headers: { 'cache-control': 'no-cache' } },
  )
}

/** A chain as the file has it, which may have been begun before the chain was asked. */
function toFixed({ chain, block, blockTime, finalBlock }: ChainMeta, blocks: ReadBlocks | undefined) {
  const place = blocks?.read_chains.indexOf(chain) ?? -1
  const [head, final] = [blocks?.read_heads[place], blocks?.read_finals[place]]
  if (head === undefined || final === undefined) return { chain, block, blockTime, finalBlock }
  const [readTo, finalTo] = [head < 0 ? null : head, final < 0 ? null : final]
  return { chain, block: readTo, blockTime: readTo === block ? blockTime : null, finalBlock: finalTo }
}

const quote = 34
const newLine = 10

/** A line break within quotes ends no row; the header is a line and no row. */
function countCsvRows() {
  let lines = 0
  let quoted = false
  return {
    read(chunk: Buffer) {
      for (const byte of chunk)
        if (byte === quote) quoted = !quoted
        else if (byte === newLine && !quoted) lines++
    },
    told: () => lines - 1,
  }
}
