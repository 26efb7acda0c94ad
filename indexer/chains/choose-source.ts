import type { ClickHouseClient } from '@clickhouse/client'
import { ConfigError, RetryableError } from '../../schemas/errors.ts'
import { readManifest } from '../archive/manifest.ts'
import { recordedRoutes } from '../archive/recorded-routes.ts'
import type { Log } from '../log.ts'
import { gatewayFloor } from '../sources/gateway-view.ts'
import { headOf, readCursor } from '../store/cursor.ts'
import { reasonOf } from '../supervisor/reason.ts'
import type { Endpoint } from './endpoint.ts'
import { raiseToFloor } from './floor.ts'
import type { Route } from './routing.ts'
import type { Rpc } from './rpc.ts'

/** Blocks that an endpoint can catch up with in a few minutes, where each costs a call. */
const nearBlocks = 20_000

/**
 * What is read, and from where. A recording serves what was recorded. A dataset serves from its first block; where it cannot
 * be reached and little is missing, the endpoint is read alone. Throws RetryableError where neither will do.
 */
export async function chooseSource(options: {
  client: ClickHouseClient
  chain: string
  endpoint: Endpoint | 'off'
  gateway: string | undefined
  rpc: Rpc
  wanted: readonly Route[]
  /** Folder of the recording, where one is replayed. */
  replay: string | undefined
  log: Log
}): Promise<{ routes: readonly Route[]; gateway: string | undefined }> {
  const { client, chain, endpoint, gateway, rpc, wanted, replay, log } = options
  if (gateway === undefined) return { routes: wanted, gateway }
  if (replay !== undefined) return { routes: routesOfArchive(replay, chain, wanted, log), gateway }
  try {
    return { routes: await raiseToFloor(client, chain, wanted, await gatewayFloor(gateway), log), gateway }
  } catch (error) {
    if (!(error instanceof RetryableError) || endpoint === 'off') throw error
    const read = headOf(await readCursor(client, chain)).height
    const missing = (await rpc.head()) - read
    if (read < 0 || missing > nearBlocks) throw error
    log.warn({ chain, missing }, `dataset not reached, reading the endpoint alone: ${reasonOf(error)}`)
    return { routes: wanted, gateway: undefined }
  }
}

function routesOfArchive(folder: string, chain: string, wanted: readonly Route[], log: Log): Route[] {
  const manifest = readManifest(folder)
  const routes = manifest === undefined ? [] : recordedRoutes(manifest, wanted)
  if (routes.length === 0)
    throw new ConfigError({
      what: 'archive holds no source that is read today',
      expected: 'a recording of the present network files: record it again',
      where: folder,
    })
  for (const { network, source } of wanted)
    if (!routes.some((route) => route.network === network && route.source.id === source.id))
      log.warn({ chain, network, source: source.id }, 'source not in the archive: it stays unread')
  return routes
}
