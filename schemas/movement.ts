/** The four kinds of movement. They are never summed across: that is how one dollar would be counted twice. */
export const facts = ['payment', 'prepayment', 'burn', 'emission'] as const
export type Fact = (typeof facts)[number]

/** Why a token was destroyed. */
export const burnReasons = [
  'payment',
  'prepayment',
  'buyback',
  'gas',
  'penalty',
  'emission_cancel',
  'bridge',
  'migration',
  'manual',
  'unknown',
] as const
export type BurnReason = (typeof burnReasons)[number]

/** Who received newly issued tokens. */
export const recipientClasses = [
  'provider',
  'validator',
  'delegator',
  'treasury',
  'operator_grant',
  'remint',
] as const
export type RecipientClass = (typeof recipientClasses)[number]

/**
 * What a decoder says of one event: meaning, never position. The reader adds network, chain, source, block, time and
 * transaction, and the network's definition gives the token its symbol, its decimals and the exclusions.
 */
export type MovementDraft = {
  readonly fact: Fact
  /** The reason of a burn or the recipient class of an emission; '' for payments and prepayments. */
  readonly class: BurnReason | RecipientClass | ''
  /** What was paid for: storage, transcoding, iot, ...; '' where the chain does not tell. */
  readonly service: string
  /** Contract address of the token, hex in lower case, base58 as it is, or 'native' for the chain's own coin. */
  readonly token: string
  /** Base units, signed: refunds and withdrawals are negative. Full uint256 range. */
  readonly raw: bigint
  /** Addresses, hex in lower case and base58 as it is; '' where the event does not tell. */
  readonly payer: string
  readonly payee: string
  /** The reference that resolved this event, such as "rail:7"; '' for none. */
  readonly reference: string
}

/** A fact that later events are read by: the token and the parties of a payment rail, for one. */
export type Reference = {
  readonly kind: string
  readonly key: string
  readonly attributes: Readonly<Record<string, string>>
}

/** One row of the table `movements`: a classified token movement with its place on the chain. */
export type Movement = Omit<MovementDraft, 'raw' | 'token'> & {
  readonly network: string
  readonly chain: string
  readonly source: string
  readonly block: number
  readonly blockHash: string
  /** Unix seconds, UTC. */
  readonly time: number
  readonly transaction: string
  readonly transactionIndex: number
  /** Log index as text, or the instruction path ("3.1"). Unique with (chain, transaction, fact). */
  readonly position: string
  /** Symbol from the network's definition; the address where the token is not listed. Never a name read from a chain. */
  readonly token: string
  readonly tokenAddress: string
  readonly raw: bigint
  /** null where the token is not listed: then `amount` is not known either. */
  readonly decimals: number | null
  /** '' where the movement counts, else why it does not. */
  readonly excluded: string
  /** Name and version of the decoder, "livepeer-ticket@1". */
  readonly decoder: string
}
