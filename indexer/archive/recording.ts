import { ConfigError } from '../../schemas/errors.ts'
import type { RecordedChain } from '../chains/definitions.ts'
import type { Endpoint } from '../chains/endpoint.ts'
import { filterOf, type Route } from '../chains/routing.ts'
import { environmentOf } from '../environment.ts'
import type { Manifest } from './manifest.ts'

/** Where a recording is made from and goes to, and who hears of it. */
export type Recording = {
  readonly folder: string
  readonly endpoint: Endpoint | 'off'
  /** Address of the gateway that has the chain's final blocks. */
  readonly gateway: string | undefined
  readonly recordedFrom: string
  readonly start: () => void
  readonly onProgress: (height: number) => void
  /** The recording cannot go on. Never comes back. */
  readonly onFailure: (error: unknown) => Promise<never>
  readonly onEnd: (manifest: Manifest) => Promise<void>
}

/** What an archive says of itself before its first block. */
export function archiveHeader(
  chain: RecordedChain,
  routes: readonly Route[],
  from: number,
  recordedFrom: string,
) {
  return {
    chain: chain.id,
    ...(chain.family === 'solana' ? { genesisHash: chain.genesisHash } : { chainId: chain.chainId }),
    from,
    recordedFrom,
    environment: environmentOf(process.env),
    sources: routes.map((route) => ({
      network: route.network,
      source: route.source.id,
      from: Math.max(from, route.source.firstBlock),
      filter: filterOf(route),
    })),
  }
}

export function mustBeFinal(to: number, final: number): void {
  if (to <= final) return
  throw new ConfigError({
    what: 'range ends above the last final block',
    got: to,
    expected: `at most ${final}: what is not final may change`,
  })
}
