import { createHash } from 'node:crypto'
import type { ClickHouseClient } from '@clickhouse/client'
import pRetry from 'p-retry'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Log } from '../log.ts'
import { type Cursor, cutCursor, headOf, nothing } from '../store/cursor.ts'
import { discardSource } from '../store/discard-source.ts'
import { rewind } from '../store/rewind.ts'
import { type Route, wantedBy } from './routing.ts'
import type { Block, BlockLookup } from './rpc.ts'

const listSources = readQuestion(new URL('../queries/list_sources.sql', import.meta.url))

type Known = { network: string; source: string; decoder: string; from_block: string }

/**
 * What decides a source's rows: its decoder with its setup, its address and filters, and what its network says of tokens
 * and payers. A change of any makes rows of before wrong.
 */
export function signatureOf({ decoder, decoderName, address, tokens, exclusions, source }: Route): string {
  const rules = JSON.stringify([
    address,
    decoder.setup ?? '',
    wantedBy(decoder),
    [...tokens].sort(([a], [b]) => (a < b ? -1 : 1)),
    [...exclusions].sort(([a], [b]) => (a < b ? -1 : 1)),
    ...(source.excluded === undefined ? [] : [source.excluded]),
  ])
  return `${decoderName} ${createHash('sha256').update(rules).digest('hex').slice(0, 12)}`
}

/**
 * Takes the chain back to before the first block of every source that is new, starts earlier or decodes otherwise, so that
 * it is read from its first block like all others. Unchanged sources change nothing.
 */
export async function rewindForSources(
  client: ClickHouseClient,
  chain: string,
  rpc: BlockLookup,
  routes: readonly Route[],
  cursor: Cursor,
  log: Log,
): Promise<Cursor> {
  const known = await ask<Known>(client, listSources, { chain })
  const entryOf = (route: Route) =>
    known.find(({ network, source }) => network === route.network && source === route.source.id)

  for (const route of routes) {
    const entry = entryOf(route)
    const { firstBlock, id } = route.source
    if (entry === undefined || firstBlock <= Number(entry.from_block)) continue
    log.warn(
      { chain, source: id, from: entry.from_block, to: firstBlock },
      'source begins later: deleting before',
    )
    await discardSource(client, { chain, network: route.network, source: id }, firstBlock)
    // Read already from there on, which the next commit writes down.
    Object.assign(entry, { from_block: `${firstBlock}` })
  }

  const changed = routes.filter((route) => {
    const entry = entryOf(route)
    return (
      entry === undefined ||
      entry.decoder !== signatureOf(route) ||
      route.source.firstBlock < Number(entry.from_block)
    )
  })
  const first = Math.min(...changed.map(({ source }) => source.firstBlock))
  const head = headOf(cursor)
  if (head.height < first) return cursor
  const target = await cursorBefore(first, rpc, routes, cursor)
  log.warn(
    {
      chain,
      sources: changed.map(({ network, source }) => `${network} ${source.id}`),
      head: head.height,
      to: headOf(target).height,
    },
    'sources joined or changed: rewinding the chain to before their first block and reading again from there',
  )
  await rewind(client, chain, target)
  return target
}

async function cursorBefore(
  first: number,
  rpc: BlockLookup,
  routes: readonly Route[],
  cursor: Cursor,
): Promise<Cursor> {
  if (routes.every(({ source }) => source.firstBlock >= first)) return nothing
  const cut = cutCursor(cursor, first - 1)
  if (cut !== undefined) return cut
  const block = await rpc.block(first - 1)
  return block === undefined ? nothing : { final: block, top: [] }
}

/**
 * Writes down from which block and time on each source is read, once that block is. Told before the cursor stands: a source
 * that is read and not written down would rewind the chain at the next start.
 */
export function trackCoverage(
  client: ClickHouseClient,
  chain: string,
  rpc: BlockLookup,
  routes: readonly Route[],
) {
  const pending = new Set(routes)
  return {
    beforeCursor: async (head: Block): Promise<void> => {
      const begun = [...pending].filter(({ source }) => source.firstBlock <= head.height)
      if (begun.length === 0) return
      const values = await Promise.all(
        begun.map(async (route) => ({
          chain,
          network: route.network,
          source: route.source.id,
          decoder: signatureOf(route),
          from_block: route.source.firstBlock,
          from_time: await timeOf(rpc, route.source.firstBlock),
          version: Date.now() * 1000,
        })),
      )
      await client.insert({ table: 'chain_sources', format: 'JSONEachRow', values })
      for (const route of begun) pending.delete(route)
    },
    onRollback: (head: Block): void => {
      for (const route of routes) if (route.source.firstBlock > head.height) pending.add(route)
    },
  }
}

async function timeOf(rpc: BlockLookup, height: number): Promise<number> {
  const block = await pRetry(() => rpc.block(height), { retries: 5, minTimeout: 200 })
  if (block === undefined)
    throw new RetryableError({ what: 'first block of a source not found', got: height })
  return block.time
}
