import type { Decoder, EvmDecoder, EvmLog, Hex, LogFilter } from '../../schemas/decoder.ts'
import type { NetworkDefinition, SourceDefinition } from '../../schemas/network.ts'
import type { SolanaDecoder } from '../../schemas/solana.ts'
import type { SubstrateDecoder } from '../../schemas/substrate.ts'

type Token = { readonly symbol: string; readonly decimals: number }

/** A source that is read, with what its network says of tokens and payers on this chain. */
type RouteOf<D extends Decoder, Address extends string> = {
  readonly network: string
  readonly source: SourceDefinition
  readonly address: Address
  readonly decoder: D
  /** "livepeer-ticket@1" */
  readonly decoderName: string
  /** By address, hex in lower case and base58 as it is, or 'native'. */
  readonly tokens: ReadonlyMap<string, Token>
  /** Payer or transaction, written likewise -> why it does not count. */
  readonly exclusions: ReadonlyMap<string, string>
}

export type EvmRoute = RouteOf<EvmDecoder, Hex>
export type SolanaRoute = RouteOf<SolanaDecoder, string>
export type SubstrateRoute = RouteOf<SubstrateDecoder, string>
export type Route = EvmRoute | SolanaRoute | SubstrateRoute

/** Sources of every family that are read on a chain. */
export function routesOf(networks: readonly NetworkDefinition[], chain: string): Route[] {
  return networks.flatMap((network) =>
    network.sources.flatMap((source) => {
      const { decoder } = source
      if (source.chain !== chain || decoder === null) return []
      const route = {
        network: network.id,
        source,
        address: writtenAs(source.address),
        decoder,
        decoderName: `${decoder.name}@${decoder.version}`,
        tokens: tokensOn(network, chain),
        exclusions: exclusionsOf(network),
      }
      return [route as Route]
    }),
  )
}

export function isEvmRoute(route: Route): route is EvmRoute {
  return route.decoder.family === 'evm'
}

export function isSolanaRoute(route: Route): route is SolanaRoute {
  return route.decoder.family === 'solana'
}

export function isSubstrateRoute(route: Route): route is SubstrateRoute {
  return route.decoder.family === 'substrate'
}

/** As movements write an address: base58 tells two of them apart by case, hex does not. */
function writtenAs(address: string): string {
  return /^0x/i.test(address) ? address.toLowerCase() : address
}

/** An address is never a hash nor a signature, so one map holds both. */
function exclusionsOf({ exclusions, excludedTransactions }: NetworkDefinition): Map<string, string> {
  return new Map([
    ...exclusions.map(({ payer, why }) => [writtenAs(payer), why] as const),
    ...excludedTransactions.map(({ transaction, why }) => [transaction, why] as const),
  ])
}

function tokensOn(network: NetworkDefinition, chain: string): Map<string, Token> {
  return new Map(
    Object.entries(network.tokens).flatMap(([symbol, { decimals: usual, decimalsOn, addresses }]) => {
      const address = addresses[chain]
      const decimals = decimalsOn[chain] ?? usual
      return address === undefined ? [] : [[writtenAs(address), { symbol, decimals }] as const]
    }),
  )
}

/** What a decoder wants of a chain, in a form that two of them can be compared in. */
export function wantedBy(decoder: Decoder): unknown {
  switch (decoder.family) {
    case 'evm':
      return decoder.filters.map(({ topic0, topic1, topic2, topic3 }) => [topic0, topic1, topic2, topic3])
    case 'solana':
      return decoder.filters.map(({ program, discriminators, accounts }) => [
        program,
        discriminators,
        accounts,
      ])
    case 'substrate':
      return decoder.filters.map(({ event }) => event)
  }
}

/** What is asked for of a source, as one text: address and filters. */
export function filterOf({ address, decoder }: Route): string {
  return JSON.stringify([address, wantedBy(decoder)])
}

/** The source as one that begins at this height: what lies below cannot be had. */
export function beginAt<R extends Route>(route: R, height: number): R {
  return { ...route, source: { ...route.source, firstBlock: Math.max(height, route.source.firstBlock) } }
}

/** Finds the sources that a log belongs to: by address, first block and filter. */
export function createRouter(routes: readonly EvmRoute[]): (log: EvmLog) => readonly EvmRoute[] {
  type Entry = {
    readonly route: EvmRoute
    readonly alone: readonly EvmRoute[]
    readonly filters: readonly ((log: EvmLog) => boolean)[]
  }
  const none: readonly EvmRoute[] = []
  const byAddress = new Map<string, Entry[]>()
  for (const route of routes) {
    const entry = { route, alone: [route], filters: route.decoder.filters.map(compile) }
    byAddress.set(route.address, [...(byAddress.get(route.address) ?? []), entry])
  }
  const fits = (log: EvmLog, { route, filters }: Entry) =>
    log.block >= route.source.firstBlock && filters.some((filter) => filter(log))
  return (log) => {
    const entries = byAddress.get(log.address) ?? []
    const [first] = entries
    // Most contracts are of one source, and its list is made once.
    if (entries.length === 1 && first !== undefined) return fits(log, first) ? first.alone : none
    return entries.filter((entry) => fits(log, entry)).map(({ route }) => route)
  }
}

function compile({ topic0, topic1, topic2, topic3 }: LogFilter): (log: EvmLog) => boolean {
  const wanted = [topic0, topic1, topic2, topic3].flatMap((values, index) =>
    values === undefined ? [] : [{ index, values: new Set(values.map((value) => value.toLowerCase())) }],
  )
  return ({ topics }) => wanted.every(({ index, values }) => values.has(topics[index] as Hex))
}
