import type { ClickHouseClient } from '@clickhouse/client'
import type { Log } from '../log.ts'
import type { FromChild } from '../supervisor/messages.ts'
import type { Chain } from './definitions.ts'
import type { Route } from './routing.ts'

/** What the process of a chain gives to the reader of the chain's family. */
export type ReaderOptions<C extends Chain, R extends Route> = {
  readonly client: ClickHouseClient
  readonly chain: C
  /** The sources of the chain, as the network files and <CHAIN>_FIRST_BLOCK say. */
  readonly wanted: readonly R[]
  /** Address of the gateway that has the chain's final blocks. */
  readonly gateway: string | undefined
  /** Folder of the recording, where one is replayed. */
  readonly replay: string | undefined
  readonly env: NodeJS.ProcessEnv
  readonly log: Log
  readonly tell: (message: FromChild) => void
  /** Ends the process with a reason. Never comes back. */
  readonly fail: (error: unknown) => Promise<never>
  /** Tries again while something is away, and tells everybody. */
  readonly untilReachable: <T>(work: () => Promise<T>) => Promise<T>
  /** What is to be done before the process may end. */
  readonly onDrain: (work: () => Promise<void>) => void
}
