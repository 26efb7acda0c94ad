import { ConfigError } from '../../../schemas/errors.ts'
import { openGatewaySlots } from '../../sources/gateway-slots.ts'
import type { SolanaChain } from '../definitions.ts'
import { endpointOf } from '../endpoint.ts'
import { openChainStore } from '../open-chain-store.ts'
import type { ReaderOptions } from '../reader-options.ts'
import type { SolanaRoute } from '../routing.ts'
import { watchHead } from '../watch-head.ts'
import { type Choice, chooseSolanaSource } from './choose-source.ts'
import { decodeBlock } from './decode.ts'
import { joinSlots } from './join-slots.ts'
import { checkGenesis, prepareSolana } from './prepare.ts'
import { readSolana } from './read.ts'
import { createSolanaRouter } from './router.ts'
import { openEndpoint } from './rpc.ts'
import { type SlotSource, viewSlots } from './slots.ts'

/** Slots behind the head at which a reader still follows it: a few minutes, which is what a dataset is behind. */
const near = 500

/** Begins to read a Solana chain: from its endpoint, from the gateway, or from both. Comes back when there is nothing to read. */
export async function startSolana(options: ReaderOptions<SolanaChain, SolanaRoute>): Promise<void> {
  const { client, chain, wanted, gateway, replay, env, log, tell, fail, untilReachable } = options
  const endpoint = endpointOf(chain, env)
  const opened = endpoint === 'off' ? undefined : openEndpoint(endpoint, chain.rpcUrl)
  if (opened === undefined && gateway === undefined) return process.exit(0)

  const begin = async () => {
    const choice = await chooseSolanaSource({
      client,
      chain: chain.id,
      rpc: opened,
      gateway,
      wanted,
      replay,
      log,
    })
    const { routes, rpc } = choice
    if (choice.gateway === undefined) tell({ type: 'alone' })
    const slots = await slotsOf(choice)
    const view = viewSlots(slots)
    await prepareSolana({ client, chain, rpc, view, routes, log })
    const from = Math.min(...routes.map((route) => route.source.firstBlock))
    tell({ type: 'head', head: await view.head(), from, near })
    return { choice, slots, view, from }
  }
  const { choice, slots, view, from } = await untilReachable(begin)
  const { routes, rpc } = choice

  let isOnTop = false
  const store = openChainStore(options, {
    routes,
    blocks: view,
    // The slot itself may have none.
    beginnings: { block: view.firstFrom },
    isOnTop: () => isOnTop,
  })
  const pollMs = endpoint === 'off' ? 20_000 : endpoint.pollMs
  watchHead({
    head: view.head,
    check: () => (rpc === undefined ? Promise.resolve() : checkGenesis(chain, rpc)),
    everyMs: Math.max(pollMs, Math.min(5000, pollMs * 5)),
    from,
    near,
    tell,
    fail,
  })
  const router = createSolanaRouter(routes)
  let head = await store.connect()
  await readSolana({
    ...choice,
    slots,
    pollMs,
    from: Math.max(from, head.height + 1),
    untilReachable,
    log,
    handle: async (blocks, { onTop, isLast }) => {
      const last = blocks.at(-1)
      if (last === undefined) return
      isOnTop = onTop
      const nextHead = { height: last.header.slot, hash: last.header.hash }
      const taken = store.transact({ prevHead: head, nextHead, isOnTop: isLast }, async (draft) => {
        // All of these blocks are final: only the time of the last one is asked for.
        draft.times.set(nextHead.hash, last.header.time)
        for (const block of blocks) decodeBlock(chain.id, block, router, store.references(), draft)
      })
      // Reading on after what could not be kept would leave a hole.
      await taken.catch(fail)
      head = { ...head, ...nextHead }
    },
  })
}

/** Who is asked for single blocks: the endpoint has them to the head, and many endpoints only the newest. */
async function slotsOf({ rpc, gateway }: Choice): Promise<SlotSource> {
  const older = gateway === undefined ? undefined : openGatewaySlots(gateway.url)
  if (rpc !== undefined) return older === undefined ? rpc : joinSlots(older, rpc, await rpc.floor())
  if (older !== undefined) return older
  throw new ConfigError({ what: 'neither endpoint nor gateway to read from' })
}
