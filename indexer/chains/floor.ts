import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Log } from '../log.ts'
import { beginAt, type Route } from './routing.ts'

const listSources = readQuestion(new URL('../queries/list_sources.sql', import.meta.url))

/**
 * Sources as they can be had from a dataset that begins at `floor`: those below it begin there, and coverage says so. What
 * was read below it before, from elsewhere, stays.
 */
export async function raiseToFloor(
  client: ClickHouseClient,
  chain: string,
  routes: readonly Route[],
  floor: number,
  log: Log,
): Promise<Route[]> {
  if (routes.every(({ source }) => source.firstBlock >= floor)) return [...routes]
  const known = await ask<{ network: string; source: string; from_block: string }>(client, listSources, {
    chain,
  })
  return routes.map((route) => {
    const { id, firstBlock } = route.source
    const isRead = known.some(
      ({ network, source, from_block }) =>
        network === route.network && source === id && Number(from_block) < floor,
    )
    if (firstBlock >= floor || isRead) return route
    log.warn(
      { chain, network: route.network, source: id, from: firstBlock, to: floor - 1 },
      'blocks below the first one of the dataset cannot be read: they are a hole',
    )
    return beginAt(route, floor)
  })
}
