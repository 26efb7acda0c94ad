import type { Hex } from '../../schemas/decoder.ts'
import { type Block, type Call, type Mined, setUp, together } from './calls.ts'
import { compileContracts } from './compile.ts'
import { startLive } from './live.ts'
import { type Node, startNode } from './node.ts'
import { makePayment, networksOf, type Payment, type PaymentOptions, paymentBlock } from './payment.ts'
import { account, type ChainId, chainIds, chains as chainPlaces, places } from './places.ts'
import { aethirBlocks } from './scenario/aethir.ts'
import { daySeconds, merge } from './scenario/day.ts'
import { dimoBlocks } from './scenario/dimo.ts'
import { filecoinBlocks } from './scenario/filecoin.ts'
import { geodnetBlocks } from './scenario/geodnet.ts'
import { livepeerBlocks } from './scenario/livepeer.ts'
import { theGraphBlocks } from './scenario/the-graph.ts'
import { type SolanaDevnet, startSolanaDevnet } from './solana/devnet.ts'

export type DevnetOptions = {
  /** The same seed, days and end make the same events. */
  readonly seed?: string
  /** UTC days of history, the one of `endTime` among them. */
  readonly days?: number
  /** Unix seconds of the last moment of history; now where left out. */
  readonly endTime?: number
  readonly chains?: readonly (ChainId | 'solana')[]
  readonly log?: (line: string) => void
}

export type DevnetChain = Pick<Node, 'httpUrl' | 'wsUrl'> & {
  readonly chainId: number
  readonly genesis: number
}

export type Devnet = {
  readonly chains: Readonly<Partial<Record<ChainId, DevnetChain>>>
  /** Not there where it was left out. */
  readonly solana: SolanaDevnet | undefined
  /** How each chain is reached and where it begins, and the name that pages show so that nobody takes it for real. */
  readonly environment: Readonly<Record<string, string>>
  /** Mines one block with these transactions, at `time` or right after the head. */
  play(chain: ChainId, block: Partial<Block>): Promise<Mined>
  /** Mines one payment now and tells what it was. */
  pay(options?: PaymentOptions): Promise<Payment>
  /** Takes the last blocks away and mines one block more in their place, empty or with a payment in each. */
  reorg(chain: ChainId, depth: number, kind?: 'empty' | 'other'): Promise<Mined>
  /** Mines a block on each chain at every interval, and a payment now and then, until stopped. */
  live(options?: { intervalMs?: number }): { stop(): Promise<void> }
  stop(): Promise<void>
}

const scenarios = {
  filecoin: [filecoinBlocks],
  arbitrum: [livepeerBlocks, aethirBlocks, theGraphBlocks],
  polygon: [geodnetBlocks, dimoBlocks],
}

/** Starts a node per chain and plays a seeded history of payments, burns and emissions on it. Loopback only. */
export async function startDevnet(options: DevnetOptions = {}): Promise<Devnet> {
  const { seed = 'depindex', days = 40, endTime = now(), log = () => {} } = options
  const chains = options.chains ?? [...chainIds, 'solana']
  const startedAt = now()
  const history = { seed, days, endTime }
  // It runs in this process and the others in their own: both at once.
  const solanaStarted = chains.includes('solana') ? startSolanaDevnet({ ...history, log }) : undefined
  const [started, [solanaResult]] = await Promise.all([
    Promise.allSettled(
      chains
        .filter((chain) => chain !== 'solana')
        .map(async (chain) => [chain, await startChain(chain, history, log)] as const),
    ),
    Promise.allSettled([solanaStarted]),
  ])
  const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const solana = solanaResult.status === 'fulfilled' ? solanaResult.value : undefined
  const stopAll = () => Promise.all([solana?.stop(), ...running.map(([, { node }]) => node.stop())])
  const failed = [...started, solanaResult].find((result) => result.status === 'rejected')
  if (failed !== undefined) {
    await stopAll()
    throw failed.reason
  }
  const parts = new Map<ChainId, Stage>(running)
  const stageOf = (chain: ChainId) => {
    const stage = parts.get(chain)
    if (stage === undefined)
      throw new Error(`chain not started; got ${chain}; expected one of ${[...parts.keys()]}`)
    return stage
  }
  // A history that ends in the past goes on from there, as fast as the clock.
  const clock = () => endTime + now() - startedAt
  const play = (chain: ChainId, block: Partial<Block>) => stageOf(chain).play({ time: clock(), ...block })
  const pay = (payment: PaymentOptions = {}) => makePayment({ network: 'filecoin', ...payment }, play)
  const lives: { stop(): Promise<void> }[] = []
  return {
    chains: Object.fromEntries(
      running.map(
        ([
          chain,
          {
            node: { httpUrl, wsUrl },
          },
        ]) => {
          const { chainId, genesis } = chainPlaces[chain]
          return [chain, { httpUrl, wsUrl, chainId, genesis }]
        },
      ),
    ),
    solana,
    environment: Object.fromEntries([
      ['DEPINDEX_ENVIRONMENT', 'devnet'],
      // The datasets are of the real chains.
      ['PORTAL_URL', 'off'],
      ['READINGS', 'off'],
      ['MARKET', 'off'],
      ...running.flatMap(([chain, { node }]) => [
        [`${chain.toUpperCase()}_RPC_URL`, node.httpUrl],
        [`${chain.toUpperCase()}_FIRST_BLOCK`, `${chainPlaces[chain].genesis + 1}`],
        // A local node can be asked often, and blocks come every second.
        [`${chain.toUpperCase()}_POLL_MS`, '200'],
      ]),
      ...Object.entries(solana?.environment ?? {}),
    ]),
    play,
    pay,
    reorg: (chain, depth, kind = 'other') => stageOf(chain).reorg(depth, kind),
    live({ intervalMs = 1000 } = {}) {
      const live = startLive({ chains: [...parts.keys()], solana, intervalMs, seed, play, pay, log })
      lives.push(live)
      return live
    },
    async stop() {
      await Promise.all(lives.map((live) => live.stop()))
      await stopAll()
    },
  }
}

type Stage = Awaited<ReturnType<typeof startChain>>
type History = { seed: string; days: number; endTime: number }

async function startChain(chain: ChainId, { seed, days, endTime }: History, log: (line: string) => void) {
  const { chainId, genesis, contracts } = chainPlaces[chain]
  const compiled = compileContracts()
  const codeOf = (name: string) => compiled[name]?.code
  const firstDay = Math.floor(endTime / daySeconds) * daySeconds - (days - 1) * daySeconds
  const node = await startNode({ chainId, number: genesis, timestamp: firstDay - 3600 })
  const { rpc } = node
  let queue: Promise<unknown> = Promise.resolve()
  let head = firstDay - 3600

  /** One block at a time: transactions of two callers must not share one. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => {})
    return result
  }
  const mine = async ({ time, transactions }: Block) => {
    for (const calls of transactions) if (calls.length > 0) await send(together(calls))
    head = Math.max(head + 1, time)
    await rpc('evm_mine', { timestamp: head, blocks: 1 })
  }
  // Without a nonce asked for and without a signature: the sender is only a name here.
  const send = ({ to, data }: Call) =>
    rpc('eth_sendTransaction', { from: account('sender'), to, data, gas: '0x1000000', gasPrice: '0x0' })
  const describeHead = async (): Promise<Mined> => {
    const block = await rpc<{ number: Hex; hash: Hex; timestamp: Hex; transactions: Hex[] }>(
      'eth_getBlockByNumber',
      'latest',
      false,
    )
    const { hash, transactions } = block
    return { number: Number(block.number), hash, time: Number(block.timestamp), transactions }
  }

  try {
    await rpc('anvil_setCode', places.stage, codeOf('Stage'))
    for (const { address, contract } of contracts) await rpc('anvil_setCode', address, codeOf(contract))
    const names = contracts.flatMap((place) => ('token' in place ? [setUp(place.address, place.token)] : []))
    await mine({ time: head + 1, transactions: [names] })
    const blocks = merge(scenarios[chain].map((play) => play(seed, days, endTime))).filter(
      ({ time }) => time <= endTime,
    )
    for (const block of blocks) await mine(block)
    log(`${chain}: ${blocks.length} blocks of ${days} days at ${node.httpUrl}`)
  } catch (error) {
    await node.stop()
    throw error
  }

  return {
    node,
    play: (block: Partial<Block> & { time: number }) =>
      alone(async () => {
        await mine({ transactions: [], ...block })
        return describeHead()
      }),
    reorg: (depth: number, kind: 'empty' | 'other') =>
      alone(async () => {
        await rpc('anvil_rollback', depth)
        head = (await describeHead()).time
        for (let block = 0; block <= depth; block++) {
          const { transactions } = paymentBlock(networksOf[chain][0], BigInt(1_000 + block))
          await mine({ time: head + 1, transactions: kind === 'other' ? transactions : [] })
        }
        return describeHead()
      }),
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
