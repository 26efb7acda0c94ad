import { RetryableError } from '../../schemas/errors.ts'
import { openStore, type Store } from '../store.ts'
import { trackCoverage } from './coverage.ts'
import type { Chain } from './definitions.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { Route } from './routing.ts'
import type { BlockLookup } from './rpc.ts'

/**
 * The store of what a reader of any family decodes. What is committed, and that nothing can be any more, is told to whoever
 * started the reader, and the process ends only when what was read is kept.
 */
export function openChainStore<C extends Chain, R extends Route>(
  { client, chain, log, tell, fail, onDrain }: ReaderOptions<C, R>,
  told: {
    readonly routes: readonly R[]
    readonly blocks: BlockLookup
    /** Asked for the block that a source begins with, where not every height has one. */
    readonly beginnings?: BlockLookup
    /** Whether the reader is at the head, where the store cannot know it from the blocks. */
    readonly isOnTop?: () => boolean
  },
): Store {
  const { routes, blocks, beginnings = blocks, isOnTop } = told
  const store = openStore({
    client,
    chain: chain.id,
    networks: [...new Set(routes.map(({ network }) => network))],
    log,
    timeOf: async (height) => {
      const block = await blocks.block(height)
      if (block === undefined) throw new RetryableError({ what: 'block not found', got: height })
      return block.time
    },
    ...trackCoverage(client, chain.id, beginnings, routes),
    onCommit: ({ touched, head, hot }) =>
      tell({
        type: 'committed',
        touched,
        block: head.height,
        headTime: head.time,
        hot: isOnTop?.() ?? hot,
      }),
    onFailure: (error) => void fail(error),
  })
  onDrain(store.drain)
  return store
}
