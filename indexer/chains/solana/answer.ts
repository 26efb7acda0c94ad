import { mapRpcBlock } from '@subsquid/solana-normalization'
import type { SolanaTransaction } from '../../../schemas/solana.ts'
import { transactionsOf } from './transaction.ts'

type RpcBlock = Parameters<typeof mapRpcBlock>[0]
type RpcTransaction = NonNullable<RpcBlock['block']['transactions']>[number]

/** What `getTransaction` answers with encoding "json", and where the transaction stands, which the answer does not tell. */
export type TransactionAnswer = Omit<RpcTransaction, 'version' | '_index'> & {
  readonly slot: number
  readonly blockTime: number | null
  /** Left out by endpoints for a transaction of the first kind. */
  readonly version?: RpcTransaction['version'] | undefined
}

/**
 * One transaction as decoders are given it, by the same normalisation that gateways are filled with. undefined where it
 * failed. `time` is that of the block, because `blockTime` can be null.
 */
export function readAnswer(
  { slot, blockTime: _, version = 'legacy', ...rest }: TransactionAnswer,
  { index, blockHash, time }: { index: number; blockHash: string; time: number },
): SolanaTransaction | undefined {
  const block = {
    blockHeight: null,
    blockTime: time,
    blockhash: blockHash,
    parentSlot: slot - 1,
    previousBlockhash: blockHash,
    transactions: [{ ...rest, version, _index: index }],
  }
  const items = mapRpcBlock({ hash: blockHash, height: slot, slot, block }, quiet)
  return transactionsOf({ slot, hash: blockHash, time }, items)[0]
}

/** What is told are log messages that are cut or missing, and no log message is read. */
const quiet = { warn: () => undefined, error: () => undefined }
