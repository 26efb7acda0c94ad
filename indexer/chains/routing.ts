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
  /** Payer in lower case -> why it does not count. */
  readonly exclusions: ReadonlyMap<string, string>
}

export function routesOf(networks: readonly NetworkDefinition[], chain: string): Route[] {
  return networks.flatMap((network) =>
    network.sources.flatMap((source) => {
      const { decoder } = source
      if (source.chain !== chain || decoder === null) return []
      return [
        {
          network: network.id,
          source,
          address: source.address.toLowerCase() as Hex,
          decoder,
          decoderName: `${decoder.name}@${decoder.version}`,
          tokens: tokensOn(network, chain),
          exclusions: new Map(network.exclusions.map(({ payer, why }) => [payer.toLowerCase(), why])),
        },
      ]
    }),
  )
}

function tokensOn(network: NetworkDefinition, chain: string): Map<string, Token> {
  return new Map(
    Object.entries(network.tokens).flatMap(([symbol, { decimals, addresses }]) => {
      const address = addresses[chain]
      return address === undefined ? [] : [[address.toLowerCase(), { symbol, decimals }] as const]
    }),
  )
}

/** Finds the sources that a log belongs to: by address, first block and filter. */
export function createRouter(routes: readonly Route[]): (log: EvmLog) => Route[] {
  const byAddress = new Map<string, { route: Route; fits: (log: EvmLog) => boolean }[]>()
  for (const route of routes) {
    const filters = route.decoder.filters.map(compile)
    const entry = { route, fits: (log: EvmLog) => filters.some((fits) => fits(log)) }
    byAddress.set(route.address, [...(byAddress.get(route.address) ?? []), entry])
  }
  return (log) =>
    (byAddress.get(log.address) ?? [])
      .filter(({ route, fits }) => log.block >= route.source.firstBlock && fits(log))
      .map(({ route }) => route)
}

function compile({ topic0, topic1, topic2, topic3 }: LogFilter): (log: EvmLog) => boolean {
  const wanted = [topic0, topic1, topic2, topic3].map((values) =>
    values === undefined ? undefined : new Set(values.map((value) => value.toLowerCase())),
  )
  return ({ topics }) => wanted.every((values, index) => values?.has(topics[index] ?? '') ?? true)
}
