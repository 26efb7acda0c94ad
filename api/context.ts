import type { ClickHouseClient } from '@clickhouse/client'
import type { Explorers } from './explorers.ts'
import type { HeadFeed } from './head-feed.ts'
import type { Limits } from './limits.ts'
import type { Loaders } from './loaders.ts'

/** What resolvers see of one request. */
export type Context = {
  readonly client: ClickHouseClient
  readonly loaders: Loaders
  readonly limits: Limits
  readonly head: HeadFeed
  readonly explorers: Explorers
  readonly environment: string
  readonly version: string
  /** Aborted when the client goes away: queries in the engine end with it. */
  readonly signal: AbortSignal
}
