import { formatAmount } from '../../schemas/amount.ts'
import type { Movement, Reference } from '../../schemas/movement.ts'

/** A reference with the event that made it. */
export type PlacedReference = Reference & {
  readonly network: string
  readonly source: string
  readonly block: number
  readonly transaction: string
  readonly position: string
}

// Decimal(76, 24): what has more digits on either side is not representable, and rounding would be a wrong figure.
const wholeDigits = 52
const fractionDigits = 24

/** Whether an amount can stand in the column `amount` exactly. */
export function fitsColumn(raw: bigint, decimals: number): boolean {
  const [whole = '', fraction = ''] = formatAmount(raw < 0n ? -raw : raw, decimals).split('.')
  return whole.length <= wholeDigits && fraction.length <= fractionDigits
}

export function movementRow(movement: Movement) {
  const { raw, decimals } = movement
  return {
    network: movement.network,
    chain: movement.chain,
    source: movement.source,
    block: movement.block,
    block_hash: movement.blockHash,
    time: movement.time,
    transaction: movement.transaction,
    transaction_index: movement.transactionIndex,
    position: movement.position,
    fact: movement.fact,
    class: movement.class,
    service: movement.service,
    token: movement.token,
    token_address: movement.tokenAddress,
    amount_raw: raw.toString(),
    decimals,
    amount: decimals === null || !fitsColumn(raw, decimals) ? null : formatAmount(raw, decimals),
    payer: movement.payer,
    payee: movement.payee,
    reference: movement.reference,
    excluded: movement.excluded,
    decoder: movement.decoder,
  }
}

export function referenceRow(chain: string, reference: PlacedReference) {
  return { chain, ...reference }
}
