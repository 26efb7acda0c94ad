import { getBase58Encoder } from '@solana/kit'
import { genesisHash, type Placed, type SolanaChain } from './chain.ts'
import type { WireBlock } from './wire.ts'

/** An error as a node tells it; codes of https://github.com/anza-xyz/agave, rpc-client-api/src/custom_error.rs. */
export class RpcError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export type NodeSettings = {
  /** Blocks from the head down that are not final yet. */
  readonly unfinalized?: number
  /** Lowest slot that the node still has. */
  readonly firstAvailableSlot?: number
}

type Config = {
  readonly commitment?: string
  readonly encoding?: string
  readonly transactionDetails?: 'full' | 'signatures' | 'none' | 'accounts'
  readonly rewards?: boolean
  readonly maxSupportedTransactionVersion?: number
  readonly before?: string
  readonly until?: string
  readonly limit?: number
  readonly minContextSlot?: number
}
type Method = (...parameters: never[]) => unknown

/** Slots of a day or so stand in the node itself, the others in long-term storage: a skipped one has another error there. */
const slotsInLedger = 1_000

/** What a Solana node answers, method by method; the commitments are all the same but for blocks that are not final. */
export function solanaMethods(chain: SolanaChain, { unfinalized = 0, firstAvailableSlot }: NodeSettings) {
  const first = () => firstAvailableSlot ?? (chain.blocks[0] as WireBlock).slot
  const top = ({ commitment = 'finalized' }: Config = {}): WireBlock => {
    const back = commitment === 'finalized' ? unfinalized : 0
    return chain.blocks[Math.max(0, chain.blocks.length - 1 - back)] as WireBlock
  }
  const checkSlot = (slot: unknown): number => {
    if (typeof slot !== 'number' || !Number.isSafeInteger(slot) || slot < 0)
      throw new RpcError(-32602, `Invalid params: invalid type: ${typeof slot}, expected u64.`)
    return slot
  }
  const blockAt = (slot: number, config: Config): WireBlock => {
    if (slot < first())
      throw new RpcError(
        -32001,
        `Block ${slot} cleaned up, does not exist on node. First available block: ${first()}`,
      )
    if (slot > top(config).slot) throw new RpcError(-32004, `Block not available for slot ${slot}`)
    const block = chain.blockAt(slot)
    if (block !== undefined) return block
    throw slot > chain.head().slot - slotsInLedger
      ? new RpcError(-32007, `Slot ${slot} was skipped, or missing due to ledger jump to recent snapshot`)
      : new RpcError(-32009, `Slot ${slot} was skipped, or missing in long-term storage`)
  }
  const checkEncoding = ({ encoding = 'json' }: Config) => {
    if (encoding !== 'json')
      throw new RpcError(-32602, `Invalid params: encoding ${encoding} is not played here, expected json.`)
  }
  const write = (
    { transaction: { version, ...rest } }: Placed,
    { maxSupportedTransactionVersion }: Config,
  ) => {
    if (version !== 'legacy' && (maxSupportedTransactionVersion ?? -1) < version)
      throw new RpcError(
        -32015,
        `Transaction version (${version}) is not supported by the requesting client. Please try the request again with the following configuration parameter: "maxSupportedTransactionVersion": ${version}`,
      )
    return maxSupportedTransactionVersion === undefined ? rest : { ...rest, version }
  }
  const slotsBetween = (from: number, to: number, config: Config) => {
    const last = Math.min(to, top(config).slot)
    return chain.blocks.flatMap(({ slot }) => (slot >= Math.max(from, first()) && slot <= last ? [slot] : []))
  }

  const methods = {
    getHealth: () => 'ok',
    getVersion: () => ({ 'solana-core': '3.0.6', 'feature-set': 3604001754 }),
    getGenesisHash: () => genesisHash,
    getFirstAvailableBlock: () => first(),
    minimumLedgerSlot: () => first(),
    getSlot: (config?: Config) => top(config).slot,
    getBlockHeight: (config?: Config) => top(config).blockHeight,
    getLatestBlockhash: (config?: Config) => {
      const { slot, blockhash, blockHeight } = top(config)
      return inContext(slot, { blockhash, lastValidBlockHeight: blockHeight + 150 })
    },
    getEpochInfo: (config?: Config) => {
      const { slot, blockHeight } = top(config)
      return {
        absoluteSlot: slot,
        blockHeight,
        epoch: Math.floor(slot / 432_000),
        slotIndex: slot % 432_000,
        slotsInEpoch: 432_000,
        transactionCount: null,
      }
    },
    getBlockTime: (slot: number) => blockAt(checkSlot(slot), { commitment: 'confirmed' }).blockTime,
    getBlocks: (from: number, to?: number | Config | null, config?: Config) => {
      const settings = config ?? (typeof to === 'object' && to !== null ? to : {})
      const last = typeof to === 'number' ? checkSlot(to) : top(settings).slot
      if (last - checkSlot(from) > 500_000) throw new RpcError(-32602, 'Slot range too large; max 500000')
      return slotsBetween(from, last, settings)
    },
    getBlocksWithLimit: (from: number, limit: number, config: Config = {}) => {
      if (limit > 500_000) throw new RpcError(-32602, 'Limit too large; max 500000')
      return slotsBetween(checkSlot(from), top(config).slot, config).slice(0, limit)
    },
    getBlock: (slot: number, config: Config = {}) => {
      checkEncoding(config)
      const block = blockAt(checkSlot(slot), config)
      const { transactions, slot: _, ...header } = block
      const { transactionDetails = 'full', rewards = true } = config
      return {
        ...header,
        ...(transactionDetails === 'full' && {
          transactions: transactions.map((transaction, index) =>
            write({ block, index, transaction }, config),
          ),
        }),
        ...(transactionDetails === 'signatures' && {
          signatures: transactions.map(({ transaction }) => transaction.signatures[0]),
        }),
        ...(rewards && { rewards: [], numRewardPartitions: null }),
      }
    },
    getTransaction: (signature: string, config: Config = {}) => {
      checkEncoding(config)
      const placed = chain.transaction(checkSignature(signature))
      if (placed === undefined || placed.block.slot > top(config).slot || placed.block.slot < first())
        return null
      const { meta, ...rest } = write(placed, config)
      const { slot, blockTime } = placed.block
      return { blockTime, meta: { ...meta, rewards: [] }, slot, ...rest }
    },
    getSignaturesForAddress: (address: string, config: Config = {}) => {
      const { before, until, limit = 1_000 } = config
      if (limit < 1 || limit > 1_000) throw new RpcError(-32602, 'Invalid limit; max 1000')
      checkAddress(address)
      const found = chain
        .ofAddress(address)
        .filter(({ block: { slot } }) => slot <= top(config).slot && slot >= first())
        .toReversed()
      const at = (signature: string | undefined) => {
        if (signature === undefined) return undefined
        const placed = chain.transaction(checkSignature(signature))
        return placed && { slot: placed.block.slot, index: placed.index }
      }
      const [upper, lower] = [at(before), at(until)]
      // A signature that the node does not know ends nothing when it is the lower end, and everything when the upper one.
      if (before !== undefined && upper === undefined) return []
      const isBelow = (one: { slot: number; index: number }, other: { slot: number; index: number }) =>
        one.slot < other.slot || (one.slot === other.slot && one.index < other.index)
      return found
        .filter(({ block, index }) => {
          const place = { slot: block.slot, index }
          return (
            (upper === undefined || isBelow(place, upper)) && (lower === undefined || isBelow(lower, place))
          )
        })
        .slice(0, limit)
        .map(({ block, transaction }) => ({
          blockTime: block.blockTime,
          confirmationStatus: block.slot <= top().slot ? 'finalized' : 'confirmed',
          err: transaction.meta.err,
          memo: memoOf(transaction),
          signature: transaction.transaction.signatures[0],
          slot: block.slot,
        }))
    },
    getTokenSupply: (mint: string, config: Config = {}) => {
      const amount = chain.machine.supplyOf(checkAddress(mint))
      const decimals = chain.machine.decimalsOf(checkAddress(mint))
      const uiAmount = Number(amount) / 10 ** decimals
      return inContext(top(config).slot, {
        amount: amount.toString(),
        decimals,
        uiAmount,
        uiAmountString: `${uiAmount}`,
      })
    },
  } satisfies Record<string, Method>
  return methods as Readonly<Record<string, Method>>
}

const inContext = (slot: number, value: unknown) => ({ context: { apiVersion: '3.0.6', slot }, value })

function checkSignature(text: unknown): string {
  return checkBytes(text, 64, 'WrongSize')
}

function checkAddress(text: unknown) {
  return checkBytes(text, 32, 'WrongSize') as Parameters<SolanaChain['fund']>[0]
}

function checkBytes(text: unknown, size: number, error: string): string {
  try {
    if (typeof text === 'string' && getBase58Encoder().encode(text).length === size) return text
  } catch {
    throw new RpcError(-32602, 'Invalid param: Invalid')
  }
  throw new RpcError(-32602, `Invalid param: ${error}`)
}

const memoPrograms: readonly string[] = [
  'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
  'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo',
]

/** As a node notes it with the signature: each memo of the message with its length before it. */
function memoOf({ transaction: { message } }: Placed['transaction']): string | null {
  const memos = message.instructions.flatMap(({ programIdIndex, data }) => {
    if (!memoPrograms.includes(message.accountKeys[programIdIndex] ?? '')) return []
    const text = Buffer.from(getBase58Encoder().encode(data)).toString('utf8')
    return [`[${text.length}] ${text}`]
  })
  return memos.length === 0 ? null : memos.join('; ')
}
