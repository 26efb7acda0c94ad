import { formatAmount } from '../../schemas/amount.ts'
import type { Reference } from '../../schemas/movement.ts'

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
export const fractionDigits = 24
const surelyFits = 10n ** BigInt(wholeDigits)

/** Whether an amount can stand in the column `amount` exactly. */
export function fitsColumn(raw: bigint, decimals: number): boolean {
  if (raw < surelyFits && raw > -surelyFits && decimals >= 0 && decimals <= fractionDigits) return true
  const [whole = '', fraction = ''] = formatAmount(raw < 0n ? -raw : raw, decimals).split('.')
  return whole.length <= wholeDigits && fraction.length <= fractionDigits
}

export function referenceRow(chain: string, reference: PlacedReference) {
  return { chain, ...reference }
}
