import type { ClickHouseClient } from '@clickhouse/client'
import { RetryableError } from '../../../schemas/errors.ts'
import type { Log } from '../../log.ts'
import { gatewayFloor } from '../../sources/gateway-view.ts'
import { reasonOf } from '../../supervisor/reason.ts'
import { raiseToFloor, readBeginnings } from '../beginnings.ts'
import { readSuspectAgain, routesOfArchive, routesOfEndpoint } from '../choose-source.ts'
import type { SolanaRoute } from '../routing.ts'
import type { SolanaRpc } from './rpc.ts'

/** Slots that an endpoint can catch up with in a few minutes: two hours of the chain. */
const nearSlots = 20_000

/** What is read, and from where: by endpoint below `floor`, by gateway from there on, by endpoint again at the head. */
export type Choice = {
  readonly routes: readonly SolanaRoute[]
  readonly gateway: { readonly url: string; readonly floor: number } | undefined
  readonly rpc: SolanaRpc | undefined
}

/**
 * A recording serves what was recorded. A dataset serves from its first slot, and the endpoint what lies below, as far down as
 * it has blocks; sources that begin below both begin there. Where the dataset cannot be reached and little is missing, the
 * endpoint is read alone; where the endpoint cannot and nothing is wanted of it, the dataset. Throws RetryableError where
 * neither will do.
 */
export async function chooseSolanaSource(options: {
  client: ClickHouseClient
  chain: string
  rpc: SolanaRpc | undefined
  gateway: string | undefined
  wanted: readonly SolanaRoute[]
  replay: string | undefined
  log: Log
}): Promise<Choice> {
  const { client, chain, rpc, gateway, wanted, replay, log } = options
  const raise = (lowest: number) => raiseToFloor(client, chain, wanted, lowest, log)
  if (gateway === undefined) {
    if (rpc === undefined) return { routes: [], gateway: undefined, rpc }
    return { routes: await raise(await rpc.floor()), gateway: undefined, rpc }
  }
  if (replay !== undefined)
    return {
      routes: await routesOfArchive(options, replay),
      gateway: { url: gateway, floor: await gatewayFloor(gateway) },
      rpc: undefined,
    }
  let floor: number
  try {
    await readSuspectAgain(client, chain, gateway, log)
    floor = await gatewayFloor(gateway)
  } catch (error) {
    if (rpc === undefined) throw error
    const alone = { ...options, head: rpc.head, near: nearSlots, error }
    return { routes: await routesOfEndpoint(alone), gateway: undefined, rpc }
  }
  const both = { url: gateway, floor }
  if (rpc === undefined) return { routes: await raise(floor), gateway: both, rpc }
  try {
    return { routes: await raise(Math.min(floor, await rpc.floor())), gateway: both, rpc }
  } catch (error) {
    const readFrom = await readBeginnings(client, chain)
    const isBelow = (route: SolanaRoute) => route.source.firstBlock < (readFrom(route) ?? floor)
    if (!(error instanceof RetryableError) || wanted.some(isBelow)) throw error
    log.warn({ chain }, `endpoint not reached, reading the dataset alone: ${reasonOf(error)}`)
    return { routes: await raise(floor), gateway: both, rpc: undefined }
  }
}
