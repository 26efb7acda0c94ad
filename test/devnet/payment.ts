import { formatUnits, parseUnits } from 'viem'
import type { Hex } from '../../schemas/decoder.ts'
import { type Block, type Mined, move, redeem, settle } from './calls.ts'
import { type ChainId, places } from './places.ts'
import { openRail } from './scenario/filecoin.ts'
import { buyer } from './scenario/geodnet.ts'
import { openTicket } from './scenario/livepeer.ts'

export type PaymentOptions = {
  readonly network?: 'filecoin' | 'livepeer' | 'geodnet'
  /** Decimal text in whole tokens. */
  readonly amount?: string
  readonly time?: number
}

/** What was paid, in the words that a dashboard shows it in. */
export type Payment = {
  readonly network: 'filecoin' | 'livepeer' | 'geodnet'
  readonly chain: ChainId
  readonly fact: 'payment' | 'burn'
  readonly token: string
  readonly amount: string
  readonly raw: bigint
  readonly payer: string
  readonly block: number
  readonly blockHash: Hex
  /** Hash of the transaction. */
  readonly hash: Hex
  readonly time: number
}

const ways = {
  filecoin: { chain: 'filecoin', fact: 'payment', token: 'USDFC', amount: '12.5', payer: openRail.payer },
  livepeer: { chain: 'arbitrum', fact: 'payment', token: 'ETH', amount: '0.0125', payer: openTicket.sender },
  geodnet: { chain: 'polygon', fact: 'burn', token: 'GEOD', amount: '800', payer: buyer },
} as const

const networkOf = { filecoin: 'filecoin', arbitrum: 'livepeer', polygon: 'geodnet' } as const

export async function makePayment(
  options: PaymentOptions,
  play: (chain: ChainId, block: Partial<Block>) => Promise<Mined>,
): Promise<Payment> {
  const network = options.network ?? 'filecoin'
  const way = ways[network]
  const raw = parseUnits(options.amount ?? way.amount, 18)
  const time = options.time === undefined ? {} : { time: options.time }
  const mined = await play(way.chain, { ...paymentBlock(way.chain, raw), ...time })
  const [hash] = mined.transactions
  if (hash === undefined)
    throw new Error(`payment not mined; got an empty block ${mined.number} of ${way.chain}`)
  return {
    network,
    chain: way.chain,
    fact: way.fact,
    token: way.token,
    amount: formatUnits(raw, 18),
    raw,
    payer: way.payer.toLowerCase(),
    block: mined.number,
    blockHash: mined.hash,
    hash,
    time: mined.time,
  }
}

/** A block of one payment; all three tokens have 18 decimals. */
export function paymentBlock(chain: ChainId, raw: bigint): Pick<Block, 'transactions'> {
  const { sender, recipient } = openTicket
  const calls = {
    filecoin: settle(openRail, raw),
    livepeer: redeem(sender, recipient, raw, raw),
    geodnet: move(places.geod, buyer, places.burn, raw),
  }
  return { transactions: [[calls[networkOf[chain]]]] }
}
