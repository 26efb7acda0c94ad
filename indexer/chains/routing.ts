import type { EvmDecoder, EvmLog, Hex, LogFilter } from '../../schemas/decoder.ts'
import type { NetworkDefinition, SourceDefinition } from '../../schemas/network.ts'

type Token = { readonly symbol: string; readonly decimals: number }

/** A source that is read, with what its network says of tokens and payers on this chain. */
export type Route = {
  readonly network: string
  readonly source: SourceDefinition
  readonly address: Hex
  readonly decoder: EvmDecoder
  /** "livepeer-ticket@1" */
  readonly decoderName: string
  /** By address in lower case, or 'native'. */
  readonly tokens: ReadonlyMap<string, Token>
  /** Payer or transaction, hex in lower case -> why it does not count. */
  readonly exclusions: ReadonlyMap<string, string>
}

export function routesOf(networks: readonly NetworkDefinition[], chain: string): Route[] {
  return networks.flatMap((network) =>
    network.sources.flatMap((source) => {
      const { decoder } = source
      if (source.chain !== chain || decoder?.family !== 'evm') return []
      return [
        {
          network: network.id,
          source,
          address: source.address.toLowerCase() as Hex,
          decoder,
          decoderName: `${decoder.name}@${decoder.version}`,
          tokens: tokensOn(network, chain),
          exclusions: exclusionsOf(network),
        },
      ]
    }),
  )
}

/** An address is never a hash nor a signature, so one map holds both. */
function exclusionsOf({ exclusions, excludedTransactions }: NetworkDefinition): Map<string, string> {
  return new Map([
    ...exclusions.map(({ payer, why }) => [payer.toLowerCase(), why] as const),
    ...excludedTransactions.map(({ transaction, why }) => [transaction, why] as const),
  ])
}

function tokensOn(network: NetworkDefinition, chain: string): Map<string, Token> {
  return new Map(
    Object.entries(network.tokens).flatMap(([symbol, { decimals: usual, decimalsOn, addresses }]) => {
      const address = addresses[chain]
      const decimals = decimalsOn[chain] ?? usual
      return address === undefined ? [] : [[address.toLowerCase(), { symbol, decimals }] as const]
    }),
  )
}

/** What is asked for of a source, as one text: address and topics. */
export function filterOf({ address, decoder }: Route): string {
  return JSON.stringify([
    address,
    decoder.filters.map(({ topic0, topic1, topic2, topic3 }) => [topic0, topic1, topic2, topic3]),
  ])
}

/** The source as one that begins at this height: what lies below cannot be had. */
export function beginAt(route: Route, height: number): Route {
  return { ...route, source: { ...route.source, firstBlock: Math.max(height, route.source.firstBlock) } }
}

/** Finds the sources that a log belongs to: by address, first block and filter. */
export function createRouter(routes: readonly Route[]): (log: EvmLog) => Route[] {
  const byAddress = new Map<string, { route: Route; filters: ((log: EvmLog) => boolean)[] }[]>()
  for (const route of routes) {
    const entry = { route, filters: route.decoder.filters.map(compile) }
    byAddress.set(route.address, [...(byAddress.get(route.address) ?? []), entry])
  }
  return (log) => {
    const found: Route[] = []
    for (const { route, filters } of byAddress.get(log.address) ?? [])
      if (log.block >= route.source.firstBlock && filters.some((fits) => fits(log))) found.push(route)
    return found
  }
}

function compile({ topic0, topic1, topic2, topic3 }: LogFilter): (log: EvmLog) => boolean {
  const wanted = [topic0, topic1, topic2, topic3].flatMap((values, index) =>
    values === undefined ? [] : [{ index, values: new Set(values.map((value) => value.toLowerCase())) }],
  )
  return ({ topics }) => wanted.every(({ index, values }) => values.has(topics[index] as Hex))
}
