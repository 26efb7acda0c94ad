import type { Movement } from '../../schemas/movement.ts'
import {
  type Column,
  encodeBlock,
  openDecimals,
  openIntegers,
  openNullable,
  openTexts,
  openWords,
} from './native-columns.ts'
import { fitsColumn, fractionDigits } from './rows.ts'

const powers = Array.from({ length: fractionDigits + 1 }, (_, exponent) => 10n ** BigInt(exponent))

/** The columns that a movement is written to, by their names in the table `movements`. */
function openColumns() {
  return {
    network: openWords(),
    chain: openWords(),
    source: openWords(),
    block: openIntegers(64),
    block_hash: openTexts(),
    time: openIntegers(32, "DateTime('UTC')"),
    transaction: openTexts(),
    transaction_index: openIntegers(32),
    position: openTexts(),
    fact: openWords(),
    class: openWords(),
    service: openWords(),
    token: openWords(),
    token_address: openWords(),
    amount_raw: openTexts(),
    decimals: openNullable(openIntegers(8), 0),
    amount: openNullable(openDecimals(fractionDigits), 0n),
    payer: openTexts(),
    payee: openTexts(),
    reference: openTexts(),
    excluded: openWords(),
    decoder: openWords(),
  } satisfies Record<string, Column>
}

export const movementColumns = Object.keys(openColumns())

/** Movements as blocks of the table `movements`, in ClickHouse's Native format. */
export function openMovementBlock() {
  const columns = openColumns()
  let rows = 0

  return {
    add: (movement: Movement): void => {
      const { raw, decimals } = movement
      rows += 1
      columns.network.add(movement.network)
      columns.chain.add(movement.chain)
      columns.source.add(movement.source)
      columns.block.add(movement.block)
      columns.block_hash.add(movement.blockHash)
      columns.time.add(movement.time)
      columns.transaction.add(movement.transaction)
      columns.transaction_index.add(movement.transactionIndex)
      columns.position.add(movement.position)
      columns.fact.add(movement.fact)
      columns.class.add(movement.class)
      columns.service.add(movement.service)
      columns.token.add(movement.token)
      columns.token_address.add(movement.tokenAddress)
      columns.amount_raw.add(raw.toString())
      columns.decimals.add(decimals)
      columns.amount.add(decimals === null || !fitsColumn(raw, decimals) ? null : scale(raw, decimals))
      columns.payer.add(movement.payer)
      columns.payee.add(movement.payee)
      columns.reference.add(movement.reference)
      columns.excluded.add(movement.excluded)
      columns.decoder.add(movement.decoder)
    },
    /** What was added since the last call; empty where nothing was. */
    take: (): Buffer[] => {
      const taken = rows === 0 ? [] : encodeBlock(columns, rows)
      rows = 0
      return taken
    },
    /** The way back: forgets what was added since, as long as nothing was taken. */
    mark: () => {
      const before = rows
      const ways = Object.values(columns).map(({ mark }) => mark())
      return () => {
        rows = before
        for (const back of ways) back()
      }
    },
  }
}

/** Units of 10^-24. Where a token has more digits, those that a column cannot hold are zeros. */
function scale(raw: bigint, decimals: number): bigint {
  return decimals <= fractionDigits
    ? raw * (powers[fractionDigits - decimals] as bigint)
    : raw / 10n ** BigInt(decimals - fractionDigits)
}
