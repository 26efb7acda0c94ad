import { formatUnits, parseUnits } from 'viem'
import type { Hex } from '../../schemas/decoder.ts'
import { type Block, type Call, collect, depositFee, type Mined, move, redeem, settle } from './calls.ts'
import { type ChainId, places } from './places.ts'
import { openDeveloper } from './scenario/aethir.ts'
import { openApp } from './scenario/dimo.ts'
import { openRail } from './scenario/filecoin.ts'
import { buyer } from './scenario/geodnet.ts'
import { openTicket } from './scenario/livepeer.ts'
import { openIndexer } from './scenario/the-graph.ts'

export type NetworkId = keyof typeof ways

export type PaymentOptions = {
  readonly network?: NetworkId
  /** Decimal text in whole tokens. */
  readonly amount?: string
  readonly time?: number
}

/** What was paid, in the words that a dashboard shows it in. */
export type Payment = {
  readonly network: NetworkId
  readonly chain: ChainId
  readonly fact: 'payment' | 'prepayment' | 'burn'
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
  aethir: { chain: 'arbitrum', fact: 'prepayment', token: 'ATH', amount: '400', payer: openDeveloper },
  // The escrow pays for everybody, so that the event does not tell who paid.
  'the-graph': { chain: 'arbitrum', fact: 'payment', token: 'GRT', amount: '70', payer: '' },
  geodnet: { chain: 'polygon', fact: 'burn', token: 'GEOD', amount: '800', payer: buyer },
  dimo: { chain: 'polygon', fact: 'payment', token: 'DCX', amount: '1250', payer: openApp },
} as const

/** Who is paid on a chain; the first is the one of a payment that names nobody. */
export const networksOf = {
  filecoin: ['filecoin'],
  arbitrum: ['livepeer', 'aethir', 'the-graph'],
  polygon: ['geodnet', 'dimo'],
} as const satisfies Record<ChainId, readonly NetworkId[]>

export async function makePayment(
  options: PaymentOptions,
  play: (chain: ChainId, block: Partial<Block>) => Promise<Mined>,
): Promise<Payment> {
  const network = options.network ?? 'filecoin'
  const way = ways[network]
  const raw = parseUnits(options.amount ?? way.amount, 18)
  const time = options.time === undefined ? {} : { time: options.time }
  const mined = await play(way.chain, { ...paymentBlock(network, raw), ...time })
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

/** A block of one payment; all tokens of it have 18 decimals. */
export function paymentBlock(network: NetworkId, raw: bigint): Pick<Block, 'transactions'> {
  const { sender, recipient } = openTicket
  const calls: Record<NetworkId, Call> = {
    filecoin: settle(openRail, raw),
    livepeer: redeem(sender, recipient, raw, raw),
    aethir: depositFee(openDeveloper, 1_000n, raw),
    'the-graph': collect(0, places.paymentsEscrow, openIndexer, raw),
    geodnet: move(places.geod, buyer, places.burn, raw),
    dimo: move(places.dimoCredit, openApp, places.native, raw),
  }
  return { transactions: [[calls[network]]] }
}
