import type { z } from 'zod'
import { toBlock } from '../../../indexer/chains/solana/rpc-block.ts'
import { RpcTransactionShape } from '../../../indexer/chains/solana/rpc-transaction.ts'
import { transactionsOf } from '../../../indexer/chains/solana/transaction.ts'
import type { SolanaTransaction } from '../../../schemas/solana.ts'

/** What an endpoint answers to `getTransaction` with encoding "json". */
export type TransactionAnswer = z.input<typeof RpcTransactionShape> & { blockTime: number | null }

/**
 * One transaction as the reader of endpoints gives it to decoders; undefined where it failed. Where it stands, and when, an
 * endpoint tells of its block.
 */
export function readAnswer(
  answer: TransactionAnswer,
  { index, blockHash, time }: { index: number; blockHash: string; time: number },
): SolanaTransaction | undefined {
  const transaction = RpcTransactionShape.parse(answer)
  const [signature = ''] = transaction.transaction.signatures
  const { slot } = transaction
  const signatures = [...Array.from({ length: index }, () => ''), signature]
  const place = { slot, hash: blockHash, time, signatures, parentSlot: slot - 1, parentHash: blockHash }
  const block = toBlock(place, time, new Map([[signature, transaction]]))
  return transactionsOf(block.header, block)[0]
}
