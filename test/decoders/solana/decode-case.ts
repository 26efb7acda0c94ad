import { formatAmount } from '../../../schemas/amount.ts'
import { DataError } from '../../../schemas/errors.ts'
import type { NetworkDefinition, SourceDefinition } from '../../../schemas/network.ts'
import type { PlacedDraft, SolanaDecoder, SolanaTransaction } from '../../../schemas/solana.ts'
import { decodeTransaction } from './decode-transaction.ts'
import { readAnswer, type TransactionAnswer } from './read-answer.ts'

/** Transactions as `getTransaction` gives them with encoding "json", for the source that `reads` names. */
export type SolanaFixture = {
  about: string
  source: string
  reads: string
  transactions: TransactionAnswer[]
}

/** What a fixture decodes to: its expected.json, or { error } where the decoder refuses it. */
export function decodeSolanaCase(
  network: NetworkDefinition,
  source: SourceDefinition,
  decoder: SolanaDecoder,
  { transactions }: SolanaFixture,
): unknown {
  // An endpoint is asked for the transactions that name the source's address, and gives no other.
  const own = transactions.flatMap((answer, index) =>
    addressesOf(answer).includes(source.address)
      ? (readAnswer(answer, { index, blockHash: '', time: answer.blockTime ?? 0 }) ?? [])
      : [],
  )
  try {
    return {
      movements: own.flatMap((transaction) =>
        decodeTransaction(decoder, transaction).map((movement) =>
          describe(network, source, transaction, movement),
        ),
      ),
    }
  } catch (error) {
    if (error instanceof DataError) return { error: error.message }
    throw error
  }
}

const addressesOf = ({ transaction, meta }: TransactionAnswer): string[] => [
  ...transaction.message.accountKeys,
  ...(meta.loadedAddresses?.writable ?? []),
  ...(meta.loadedAddresses?.readonly ?? []),
]

/** With what the definition adds: amount and symbol of a listed token, and why the movement does not count. */
function describe(
  network: NetworkDefinition,
  { chain }: SourceDefinition,
  { slot, time, signature }: SolanaTransaction,
  { path, ...movement }: PlacedDraft,
) {
  const listed = Object.entries(network.tokens).find(
    ([, { addresses }]) => addresses[chain] === movement.token,
  )
  const decimals = listed?.[1].decimalsOn[chain] ?? listed?.[1].decimals ?? 0
  const excluded =
    network.exclusions.find(({ payer }) => payer === movement.payer) ??
    network.excludedTransactions.find(({ transaction }) => transaction === signature)
  return {
    at: `slot ${slot}, instruction ${path.join('.')}, ${new Date(time * 1000).toISOString()}`,
    ...movement,
    raw: `${movement.raw}`,
    amount: listed === undefined ? null : `${formatAmount(movement.raw, decimals)} ${listed[0]}`,
    excluded: excluded?.why ?? '',
  }
}
