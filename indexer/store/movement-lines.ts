import { placePoint } from '../../schemas/amount.ts'
import type { Movement } from '../../schemas/movement.ts'
import { fitsColumn } from './rows.ts'
import { openTabSeparated } from './tab-separated.ts'

/** The columns of a line, in its order. */
export const movementColumns = [
  'network',
  'chain',
  'source',
  'block',
  'block_hash',
  'time',
  'transaction',
  'transaction_index',
  'position',
  'fact',
  'class',
  'service',
  'token',
  'token_address',
  'amount_raw',
  'decimals',
  'amount',
  'payer',
  'payee',
  'reference',
  'excluded',
  'decoder',
]

/** Movements as lines of the table `movements`. */
export function openMovementLines() {
  const lines = openTabSeparated()
  const { field } = lines

  return {
    take: lines.take,
    add: (movement: Movement): void => {
      const { raw, decimals } = movement
      const digits = raw.toString()
      field(movement.network)
      field(movement.chain)
      field(movement.source)
      field(movement.block.toString())
      field(movement.blockHash)
      field(movement.time.toString())
      field(movement.transaction)
      field(movement.transactionIndex.toString())
      field(movement.position)
      field(movement.fact)
      field(movement.class)
      field(movement.service)
      field(movement.token)
      field(movement.tokenAddress)
      field(digits)
      field(decimals === null ? null : decimals.toString())
      field(decimals === null || !fitsColumn(raw, decimals) ? null : placePoint(digits, decimals))
      field(movement.payer)
      field(movement.payee)
      field(movement.reference)
      field(movement.excluded)
      field(movement.decoder)
      lines.end()
    },
  }
}
