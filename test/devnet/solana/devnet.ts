import { formatUnits, parseUnits } from 'viem'
import type { SolanaPlay } from './call.ts'
import { createSolanaChain, type SolanaBlock, type SolanaChain } from './chain.ts'
import { feePayer } from './places.ts'
import type { PlayedTransaction } from './play.ts'
import { type SolanaNode, startSolanaNode } from './rpc-server.ts'
import { geodnetPlays, incinerate, placeGeodnet } from './scenario/geodnet.ts'
import { burnDelegated, heliumPlays, placeHelium } from './scenario/helium.ts'
import { buyCredits, hivemapperPlays, placeHivemapper } from './scenario/hivemapper.ts'
import { finish, nosanaPlays, placeNosana } from './scenario/nosana.ts'
import { burnForJobs, placeRender, renderPlays } from './scenario/render.ts'
import type { WireBlock } from './wire.ts'

/** Above the first slots of all networks, and as far above the heights as on the main network. */
const firstSlot = 450_000_000
const firstHeight = 428_000_000
const daySeconds = 86_400

export type SolanaNetworkId = keyof typeof ways

const ways = {
  helium: { token: 'DC', decimals: 0, amount: '25000000', fact: 'payment' },
  hivemapper: { token: 'HONEY', decimals: 9, amount: '2500', fact: 'payment' },
  render: { token: 'RENDER', decimals: 8, amount: '190', fact: 'burn' },
  geodnet: { token: 'GEOD', decimals: 9, amount: '800', fact: 'burn' },
  nosana: { token: 'NOS', decimals: 6, amount: '12.5', fact: 'payment' },
} as const
export const solanaNetworks = Object.keys(ways) as SolanaNetworkId[]

export type SolanaPayment = {
  readonly network: SolanaNetworkId
  readonly fact: 'payment' | 'burn'
  readonly token: string
  readonly amount: string
  readonly raw: bigint
  readonly slot: number
  readonly signature: string
  readonly time: number
}

export type SolanaDevnet = {
  readonly chain: SolanaChain
  readonly node: SolanaNode
  readonly environment: Readonly<Record<string, string>>
  /** Writes one block with these transactions, at `time` or right after the head. */
  readonly play: (block?: Partial<SolanaBlock>) => WireBlock
  /** Writes one payment, now or at `time` (Unix seconds), and tells what it was. */
  readonly pay: (options?: { network?: SolanaNetworkId; amount?: string; time?: number }) => SolanaPayment
  readonly stop: () => Promise<void>
}

/** Plays a seeded history of the networks of Solana on a local chain and serves it as a node does. Loopback only. */
export async function startSolanaDevnet(options: {
  readonly seed: string
  readonly days: number
  /** Unix seconds. */
  readonly endTime: number
  readonly log?: (line: string) => void
}): Promise<SolanaDevnet> {
  const { seed, days, endTime, log = () => {} } = options
  const startedAt = now()
  const firstDay = Math.floor(endTime / daySeconds) * daySeconds - (days - 1) * daySeconds
  const chain = createSolanaChain({ seed, firstSlot, firstHeight, time: firstDay - 3_600 })
  chain.fund(feePayer)
  const [helium, hivemapper, render, geodnet, nosana] = await Promise.all([
    placeHelium(chain),
    placeHivemapper(chain),
    placeRender(chain),
    placeGeodnet(chain),
    placeNosana(chain),
  ])
  const of = <T>(list: (place: T, seed: string, days: number, endTime: number) => SolanaPlay[], place: T) =>
    list(place, seed, days, endTime)
  const plays = [
    of(heliumPlays, helium),
    of(hivemapperPlays, hivemapper),
    of(renderPlays, render),
    of(geodnetPlays, geodnet),
    of(nosanaPlays, nosana),
  ].flat()
  // The first block that is read lies before the first day, so that the whole of it is covered.
  chain.play({ time: firstDay - 3_599, transactions: [] })
  const blocks = gather(plays.filter(({ time }) => time <= endTime))
  for (const [index, block] of blocks.entries()) {
    chain.play(block)
    // The nodes of other chains wait for this process at the same time.
    if (index % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
  }
  const node = await startSolanaNode(chain)
  log(`solana: ${blocks.length} blocks of ${days} days at ${node.url}`)

  const transactionOf: Record<SolanaNetworkId, (raw: bigint) => PlayedTransaction> = {
    helium: (raw) => burnDelegated(helium, 'mobile', raw),
    hivemapper: (raw) => buyCredits(hivemapper, raw),
    render: (raw) => burnForJobs(render, raw),
    geodnet: (raw) => incinerate(geodnet, raw),
    nosana: (raw) => finish(nosana, nosana.project, raw, 0n),
  }
  // A history that ends in the past goes on from there, as fast as the clock; no block is before the one before it.
  const play = ({ time, transactions = [] }: Partial<SolanaBlock> = {}) =>
    chain.play({
      time: time ?? Math.max(endTime + now() - startedAt, chain.head().blockTime ?? 0),
      transactions,
    })
  return {
    chain,
    node,
    environment: {
      SOLANA_RPC_URL: node.url,
      SOLANA_FIRST_BLOCK: `${firstSlot + 1}`,
      SOLANA_POLL_MS: '200',
    },
    play,
    pay({ network = 'helium', amount, time: at } = {}) {
      const { fact, token, decimals, amount: usual } = ways[network]
      const raw = parseUnits(amount ?? usual, decimals)
      const block = play({
        transactions: [transactionOf[network](raw)],
        ...(at !== undefined && { time: at }),
      })
      const [transaction] = block.transactions
      const signature = transaction?.transaction.signatures[0] ?? ''
      if (transaction?.meta.err !== null)
        throw new Error(`payment failed; got ${JSON.stringify(transaction?.meta.err)} of ${network}`)
      const time = block.blockTime ?? 0
      return {
        network,
        fact,
        token,
        amount: formatUnits(raw, decimals),
        raw,
        slot: block.slot,
        signature,
        time,
      }
    },
    stop: () => node.stop(),
  }
}

/** Blocks in order of time; what falls into the same second shares a block. */
function gather(plays: readonly SolanaPlay[]): SolanaBlock[] {
  const blocks = new Map<number, PlayedTransaction[]>()
  for (const { time, transaction } of plays) {
    const block = blocks.get(time)
    if (block === undefined) blocks.set(time, [transaction])
    else block.push(transaction)
  }
  return [...blocks]
    .sort(([one], [other]) => one - other)
    .map(([time, transactions]) => ({ time, transactions }))
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
