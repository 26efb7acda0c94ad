import type { ClickHouseClient } from '@clickhouse/client'
import { ConfigError, RetryableError } from '../../schemas/errors.ts'
import { readManifest } from '../archive/manifest.ts'
import { recordedRoutes } from '../archive/recorded-routes.ts'
import type { Log } from '../log.ts'
import { gatewayFloor, gatewaySuspect, gatewayTrust } from '../sources/gateway-view.ts'
import { readCheckpoints } from '../store/checkpoints.ts'
import { headOf, nothing, readCursor } from '../store/cursor.ts'
import { rewind } from '../store/rewind.ts'
import { reasonOf } from '../supervisor/reason.ts'
import { keepBeginnings, raiseToFloor, readBeginnings } from './beginnings.ts'
import type { Endpoint } from './endpoint.ts'
import type { Route } from './routing.ts'

/** Blocks that an endpoint can catch up with in a few minutes, where each costs a call. */
const nearBlocks = 20_000

/**
 * What is read, and from where. A recording serves what was recorded. A dataset serves from its first block; where it cannot
 * be reached and little is missing, the endpoint is read alone. Throws RetryableError where neither will do.
 */
export async function chooseSource<R extends Route>(options: {
  client: ClickHouseClient
  chain: string
  endpoint: Endpoint | 'off'
  gateway: string | undefined
  head: () => Promise<number>
  wanted: readonly R[]
  /** Folder of the recording, where one is replayed. */
  replay: string | undefined
  log: Log
}): Promise<{ routes: readonly R[]; gateway: string | undefined }> {
  const { client, chain, endpoint, gateway, wanted, replay, log } = options
  if (gateway === undefined) return { routes: wanted, gateway }
  if (replay !== undefined) return { routes: await routesOfArchive(options, replay), gateway }
  try {
    await readSuspectAgain(client, chain, gateway, log)
    return { routes: await raiseToFloor(client, chain, wanted, await gatewayFloor(gateway), log), gateway }
  } catch (error) {
    if (endpoint === 'off') throw error
    return { routes: await routesOfEndpoint({ ...options, near: nearBlocks, error }), gateway: undefined }
  }
}

/** What an endpoint reads alone where the dataset was not reached; throws that `error` where more than `near` blocks are missing. */
export async function routesOfEndpoint<R extends Route>(options: {
  client: ClickHouseClient
  chain: string
  wanted: readonly R[]
  head: () => Promise<number>
  near: number
  error: unknown
  log: Log
}): Promise<readonly R[]> {
  const { client, chain, wanted, head, near, error, log } = options
  if (!(error instanceof RetryableError)) throw error
  const read = headOf(await readCursor(client, chain)).height
  const missing = (await head()) - read
  if (read < 0 || missing > near) throw error
  log.warn({ chain, missing }, `dataset not reached, reading the endpoint alone: ${reasonOf(error)}`)
  return keepBeginnings(client, chain, wanted)
}

/** Blocks that came out of order may hide one that was missed: back to the last block before them that was noted. */
export async function readSuspectAgain(
  client: ClickHouseClient,
  chain: string,
  gateway: string,
  log: Log,
): Promise<void> {
  const suspect = await gatewaySuspect(gateway)
  if (suspect === undefined) return
  const before = (await readCheckpoints(client, chain)).find(({ height }) => height < suspect)
  log.warn(
    { chain, block: suspect, to: before?.height },
    'a block came too late: reading again from before it',
  )
  await rewind(client, chain, before === undefined ? nothing : { final: before, top: [] })
  await gatewayTrust(gateway)
}

/**
 * Throws ConfigError where the database was not read from this archive: its other blocks would be taken for read, and those
 * below the archive would be deleted.
 */
export async function routesOfArchive<R extends Route>(
  { client, chain, wanted, log }: { client: ClickHouseClient; chain: string; wanted: readonly R[]; log: Log },
  folder: string,
): Promise<R[]> {
  const manifest = readManifest(folder)
  const routes = manifest === undefined ? [] : recordedRoutes(manifest, wanted)
  if (routes.length === 0)
    throw new ConfigError({
      what: 'archive holds no source that is read today',
      expected: 'a recording of the present network files: record it again',
      where: folder,
    })
  const readFrom = await readBeginnings(client, chain)
  for (const route of wanted) {
    const recorded = routes.find(
      ({ network, source }) => network === route.network && source.id === route.source.id,
    )
    const read = readFrom(route)
    if (read !== undefined && read !== recorded?.source.firstBlock)
      throw new ConfigError({
        what: 'the database was read from elsewhere',
        got: `${route.network} ${route.source.id} from block ${read}`,
        expected: `${recorded === undefined ? 'nothing of it' : `block ${recorded.source.firstBlock}`}, as in the archive; choose another DATA_DIR`,
        where: `chain ${chain}`,
      })
    if (recorded === undefined)
      log.warn(
        { chain, network: route.network, source: route.source.id },
        'source not in the archive: it stays unread',
      )
  }
  return routes
}
