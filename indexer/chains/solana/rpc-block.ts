import { mapRpcBlock } from '@subsquid/solana-normalization'
import { RetryableError } from '../../../schemas/errors.ts'
import type { SolanaBlock } from './blocks.ts'
import type { SlotBlock } from './rpc.ts'
import type { RpcTransaction } from './rpc-transaction.ts'

type Mapped = NonNullable<Parameters<typeof mapRpcBlock>[0]['block']['transactions']>[number]

/**
 * A block with some of its transactions, as a gateway would give it: by the same normalisation that gateways are filled with.
 * Transactions that failed are left out. Throws RetryableError where an answer is not of this block.
 */
export function toBlock(
  block: SlotBlock,
  time: number,
  transactions: ReadonlyMap<string, RpcTransaction>,
): SolanaBlock {
  const { slot, hash, parentSlot, parentHash } = block
  const mapped: Mapped[] = []
  for (const [signature, transaction] of transactions) {
    const index = block.signatures.indexOf(signature)
    mustBeOf(block, signature, transaction, index)
    if (transaction.meta.err === null) mapped.push(mappable(transaction, index))
  }
  mapped.sort((a, b) => Number(a._index) - Number(b._index))
  const {
    transactions: found,
    instructions,
    tokenBalances,
  } = mapRpcBlock(
    {
      hash,
      // It is given the slot, so that no height can be taken for one.
      height: slot,
      slot,
      block: {
        blockHeight: null,
        blockTime: time,
        blockhash: hash,
        parentSlot,
        previousBlockhash: parentHash,
        transactions: mapped,
      },
    },
    quiet,
  )
  return { header: { slot, hash, parentHash, time }, transactions: found, instructions, tokenBalances }
}

function mustBeOf({ slot }: SlotBlock, signature: string, transaction: RpcTransaction, index: number): void {
  const got = transaction.transaction.signatures[0]
  if (transaction.slot === slot && got === signature && index >= 0) return
  throw new RetryableError({
    what: 'transaction is not of its block',
    got: `${got} of slot ${transaction.slot}, place ${index}`,
    expected: `${signature} of slot ${slot}, in the list of the block`,
    where: `slot ${slot}`,
  })
}

/** Fees and balances of the chain's own coin are not asked about, and stand as nothing. */
function mappable({ version, meta, transaction }: RpcTransaction, index: number): Mapped {
  return {
    version,
    _index: index,
    transaction: {
      ...transaction,
      message: {
        ...transaction.message,
        addressTableLookups: transaction.message.addressTableLookups ?? undefined,
      },
    },
    meta: {
      err: null,
      fee: 0,
      preBalances: [],
      postBalances: [],
      innerInstructions: meta.innerInstructions,
      loadedAddresses: meta.loadedAddresses ?? undefined,
      preTokenBalances: meta.preTokenBalances.map(withoutNull),
      postTokenBalances: meta.postTokenBalances.map(withoutNull),
      logMessages: meta.logMessages ?? null,
    },
  } as Mapped
}

const withoutNull = ({ owner, programId, ...rest }: RpcTransaction['meta']['preTokenBalances'][number]) => ({
  ...rest,
  owner: owner ?? undefined,
  programId: programId ?? undefined,
})

/** What it tells are log messages that are cut or missing; they only help to tell who called whom. */
const quiet = { warn: () => undefined, error: () => undefined }
