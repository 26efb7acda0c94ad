import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Log } from '../log.ts'
import { signatureOf } from './coverage.ts'
import { beginAt, type Route } from './routing.ts'

const listSources = readQuestion(new URL('../queries/list_sources.sql', import.meta.url))

type Known = { network: string; source: string; decoder: string; from_block: string }

/** From where on each source is read already, where it is read as it would be today. */
export async function readBeginnings(
  client: ClickHouseClient,
  chain: string,
): Promise<(route: Route) => number | undefined> {
  const known = await ask<Known>(client, listSources, { chain })
  return (route) => {
    const entry = known.find(({ network, source }) => network === route.network && source === route.source.id)
    return entry === undefined || entry.decoder !== signatureOf(route) ? undefined : Number(entry.from_block)
  }
}

/**
 * Sources as they can be had from a dataset that begins at `floor`: those below it begin there, and coverage says so. What
 * was read below it from elsewhere, as it would be read today, stays; what must be read anew is lost below it.
 */
export async function raiseToFloor<R extends Route>(
  client: ClickHouseClient,
  chain: string,
  routes: readonly R[],
  floor: number,
  log: Log,
): Promise<R[]> {
  const readFrom = await readBeginnings(client, chain)
  return routes.map((route) => {
    const { id, firstBlock } = route.source
    if (firstBlock >= floor) return route
    const read = readFrom(route)
    if (read !== undefined && read <= floor) return beginAt(route, read)
    log.warn(
      { chain, network: route.network, source: id, from: firstBlock, to: floor - 1 },
      'blocks below the first one of the dataset cannot be read: they are a hole',
    )
    return beginAt(route, floor)
  })
}

/** Sources as they are read already, each from where it is: nothing is read again. */
export async function keepBeginnings<R extends Route>(
  client: ClickHouseClient,
  chain: string,
  routes: readonly R[],
): Promise<R[]> {
  const readFrom = await readBeginnings(client, chain)
  return routes.map((route) => beginAt(route, readFrom(route) ?? 0))
}
