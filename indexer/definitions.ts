import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../schemas/clickhouse/question.ts'
import { replaceTable } from '../schemas/clickhouse/replace-table.ts'
import { type NetworkDefinition, ownTokenOf } from '../schemas/network.ts'
import type { Catalog } from './catalog.ts'
import type { Chain } from './chains/definitions.ts'
import type { Log } from './log.ts'
import { discardReadings, type ReadingSourceKey } from './store/discard-readings.ts'
import { discardSource, type SourceKey } from './store/discard-source.ts'

const readReadingSources = readQuestion(new URL('./queries/read_reading_sources.sql', import.meta.url))
const readSources = readQuestion(new URL('./queries/read_sources.sql', import.meta.url))

/** Writes the definitions as rows, so that neither the API nor the pages hold a list to edit. */
export async function writeDefinitions(
  client: ClickHouseClient,
  { networks, chains }: Catalog,
): Promise<void> {
  await fill(client, 'networks', networks.map(networkRow))
  await fill(
    client,
    'network_sources',
    networks.flatMap((network) => [...sourceRows(network), ...readingRows(network)]),
  )
  await fill(client, 'network_counters', networks.flatMap(counterRows))
  await fill(client, 'network_splits', networks.flatMap(splitRows))
  await fill(client, 'tokens', networks.flatMap(tokenRows))
  await fill(client, 'chains', chains.map(chainRow))
}

const fill = (client: ClickHouseClient, table: string, rows: readonly object[]) =>
  replaceTable(client, table, async (next) => {
    if (rows.length > 0) await client.insert({ table: next, values: [...rows], format: 'JSONEachRow' })
  })

/** Deletes what sources told that no definition names any more, on chains that nothing reads any more too. */
export async function discardOrphans(
  client: ClickHouseClient,
  { networks }: Catalog,
  log: Log,
): Promise<void> {
  const isDefined = ({ chain, network, source }: SourceKey) =>
    networks.some(
      ({ id, sources }) =>
        id === network &&
        sources.some((entry) => entry.id === source && entry.chain === chain && entry.decoder !== null),
    )
  for (const key of await ask<SourceKey>(client, readSources, {}, { seconds: 60 })) {
    if (isDefined(key)) continue
    log.warn({ ...key }, 'source is not defined any more: deleting what it told')
    await discardSource(client, key)
  }
  for (const key of await ask<ReadingSourceKey>(client, readReadingSources, {}, { seconds: 60 })) {
    if (
      networks.some(
        ({ id, readings }) => id === key.network && readings.some((entry) => entry.id === key.source),
      )
    )
      continue
    log.warn({ ...key }, 'reading source is not defined any more: deleting its readings, keeping its answers')
    await discardReadings(client, key)
  }
}

function networkRow(network: NetworkDefinition) {
  const { revenue, links, methodology, notCounted } = network
  return {
    network: network.id,
    name: network.name,
    category: network.category,
    description: network.description,
    colour_light: network.colour.light,
    colour_dark: network.colour.dark,
    links: JSON.stringify(links),
    revenue_fact: revenue?.fact ?? '',
    revenue_classes: revenue?.classes ?? [],
    revenue_basis: revenue?.basis ?? '',
    divide_by: revenue?.divideBy?.value ?? '1',
    divide_by_why: revenue?.divideBy?.why ?? '',
    divide_by_source: revenue?.divideBy?.source ?? '',
    methodology: JSON.stringify(methodology),
    exclusions: JSON.stringify(exclusionsOf(network)),
    not_counted: JSON.stringify(notCounted),
    method_version: network.methodVersion,
    recipients: network.recipients,
    inferred: network.inferred ?? '',
    own_token: ownTokenOf(network) ?? '',
    closure_metric: network.closure?.metric ?? '',
    closure_token: network.closure?.token ?? '',
    closure_minted: network.closure?.minted ?? '',
    closure_burned: network.closure?.burned ?? '',
  }
}

function exclusionsOf({ exclusions, excludedTransactions }: NetworkDefinition) {
  return [
    ...exclusions.map((entry) => ({ ...entry, transaction: '' })),
    ...excludedTransactions.map(({ transaction, why, source }) => ({ payer: '', transaction, why, source })),
  ]
}

function sourceRows({ id, sources }: NetworkDefinition) {
  return sources.map(({ decoder, excluded, ...source }) => ({
    network: id,
    source: source.id,
    chain: source.chain,
    address: source.address,
    first_block: source.firstBlock,
    since: source.since,
    decoder: decoder === null ? '' : `${decoder.name}@${decoder.version}`,
    // What counts for nothing makes no day complete, and none partial.
    facts: excluded === undefined ? source.facts : [],
    what: source.what,
    link: source.source,
  }))
}

function readingRows({ id, readings }: NetworkDefinition) {
  return readings.map((reading) => ({
    network: id,
    source: reading.id,
    chain: reading.chain,
    address: reading.address,
    first_block: 0,
    since: reading.since,
    decoder: 'readings',
    settles: reading.settles,
    facts: [...new Set(reading.counters.map(({ fact }) => fact))],
    what: reading.what,
    link: reading.source,
  }))
}

function counterRows({ id, readings }: NetworkDefinition) {
  return readings.flatMap(({ id: source, counters }) =>
    counters.map(
      ({ holdsMovements = false, rate = '', shortOf = '', class: kind, check, recount, ...counter }) => ({
        network: id,
        source,
        ...counter,
        class: kind,
        rate,
        short_of: shortOf,
        holds_movements: holdsMovements,
        check_metric: check?.metric ?? '',
        check_rule: check?.rule ?? '',
        check_within: check?.within ?? '0',
        recount_metric: recount?.metric ?? '',
        recount_within: recount?.within ?? '0',
      }),
    ),
  )
}

function splitRows({ id, splits }: NetworkDefinition) {
  return splits.map(({ since, supplySide, protocol, holders, why, source }) => ({
    network: id,
    since,
    supply_side: supplySide,
    protocol,
    holders,
    why,
    link: source,
  }))
}

function tokenRows({ id, tokens }: NetworkDefinition) {
  return Object.entries(tokens).flatMap(([symbol, { name, decimals, decimalsOn, addresses, price }]) =>
    Object.entries(addresses).map(([chain, address]) => ({
      network: id,
      token: symbol,
      name,
      chain,
      // Only EVM addresses mean the same in either case.
      address: address.startsWith('0x') ? address.toLowerCase() : address,
      decimals: decimalsOn[chain] ?? decimals,
      coingecko: price !== null && 'coingecko' in price ? price.coingecko : '',
      coinpaprika: (price !== null && 'coingecko' in price && price.coinpaprika) || '',
      peg: price !== null && 'peg' in price ? price.peg : null,
      peg_why: price !== null && 'peg' in price ? price.why : '',
      per_token: price !== null && 'per' in price ? price.per : '',
      per_metric: price !== null && 'per' in price ? price.metric : '',
    })),
  )
}

function chainRow(chain: Chain) {
  return {
    chain: chain.id,
    name: chain.name,
    family: chain.family,
    chain_id: chain.chainId ?? null,
    coin: chain.coin,
    // Only final blocks are read of a chain that does not count blocks to wait.
    finality: chain.finality ?? 0,
    explorer_transaction: chain.explorer.transaction,
    explorer_address: chain.explorer.address,
  }
}
