import {
  address,
  createDefaultRpcTransport,
  createSolanaRpcFromTransport,
  isSolanaError,
  SOLANA_ERROR__JSON_RPC__INVALID_PARAMS,
  SOLANA_ERROR__JSON_RPC__METHOD_NOT_FOUND,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_LONG_TERM_STORAGE_SLOT_SKIPPED,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SLOT_SKIPPED,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_TRANSACTION_HISTORY_NOT_AVAILABLE,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_UNSUPPORTED_TRANSACTION_VERSION,
  SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR,
  type SolanaErrorCode,
  signature as signatureOf,
} from '@solana/kit'
import PQueue from 'p-queue'
import { z } from 'zod'
import { ConfigError, DataError, RetryableError } from '../../../schemas/errors.ts'
import { maskAddresses } from '../../log.ts'
import { openBudget } from '../../sources/budget.ts'
import { type Patience, pauseOf, retrying } from '../../sources/portal-request.ts'
import type { Endpoint } from '../endpoint.ts'
import { type RpcTransaction, RpcTransactionShape, Whole } from './rpc-transaction.ts'

/** A block of a slot, without what its transactions did. */
export type SlotBlock = {
  readonly slot: number
  readonly hash: string
  readonly parentSlot: number
  readonly parentHash: string
  /** Unix seconds, UTC; null where the cluster did not keep it. */
  readonly time: number | null
  /** In the order of the block: the place of each is the index of its transaction. */
  readonly signatures: readonly string[]
}

/** A transaction that names an address. */
export type SignatureInfo = { readonly slot: number; readonly signature: string; readonly failed: boolean }

/**
 * The questions that a reader of Solana asks of an endpoint, all of final blocks. Each is asked again while it may be answered
 * later, and then throws RetryableError; ConfigError and DataError are for people.
 */
export type SolanaRpc = {
  readonly genesisHash: () => Promise<string>
  /** The last final slot. */
  readonly head: () => Promise<number>
  /** The first slot whose blocks the endpoint still has. */
  readonly floor: () => Promise<number>
  /** undefined for a slot without a block. */
  readonly block: (slot: number) => Promise<SlotBlock | undefined>
  /** Slots with a block in a range of at most 500,000, both ends inclusive, rising. */
  readonly slots: (from: number, to: number) => Promise<readonly number[]>
  /**
   * Newest first, at most `limit` of them: those before a signature, whatever address that one names, or the newest ones of
   * all. An endpoint that has not reached the slot `seen` is asked again.
   */
  readonly signatures: (
    address: string,
    options: { before: string | undefined; limit: number; seen: number },
  ) => Promise<readonly SignatureInfo[]>
  /** undefined where the endpoint does not know it. */
  readonly transaction: (signature: string) => Promise<RpcTransaction | undefined>
  readonly close: () => void
}

export type SolanaRpcOptions = {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Calls in any second; undefined for no limit. */
  readonly rate?: number | undefined
  /** Calls under way at once. */
  readonly parallel?: number
  readonly patience?: Patience
  /** Milliseconds that an answer may take. */
  readonly answerMs?: number
}

const Base58 = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,90}$/)
const Block = z
  .object({
    blockhash: Base58,
    previousBlockhash: Base58,
    parentSlot: Whole,
    blockTime: Whole.nullable(),
    signatures: z.array(Base58),
  })
  .nullable()
const Signatures = z.array(z.object({ slot: Whole, signature: Base58, err: z.unknown() }))

const skipped = [
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SLOT_SKIPPED,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_LONG_TERM_STORAGE_SLOT_SKIPPED,
] as const
/** What no second try mends. */
const refused = [
  SOLANA_ERROR__JSON_RPC__METHOD_NOT_FOUND,
  SOLANA_ERROR__JSON_RPC__INVALID_PARAMS,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_TRANSACTION_HISTORY_NOT_AVAILABLE,
] as const
const isOneOf = (error: unknown, codes: readonly SolanaErrorCode[]) =>
  codes.some((code) => isSolanaError(error, code))

export function openSolanaRpc(options: SolanaRpcOptions): SolanaRpc {
  const { url, headers, rate, parallel = 8, answerMs = 30_000 } = options
  const patience = options.patience ?? { retries: 6, firstMs: 500 }
  const rpc = createSolanaRpcFromTransport(
    createDefaultRpcTransport({ url, headers: { ...headers } as never }),
  )
  const queue = new PQueue({ concurrency: parallel })
  const budget = openBudget({ requests: rate ?? 10_000, perMs: 1000 })
  const closing = new AbortController()

  /** Whoever waits to ask again leaves its place to others. */
  function call<T>(what: string, request: Sendable, shape: z.ZodType<T>, howOften = patience): Promise<T> {
    const ask = () => budget.spend(() => askOnce(what, request, shape), closing.signal)
    return retrying(() => queue.add(ask), howOften)
  }

  async function askOnce<T>(what: string, request: Sendable, shape: z.ZodType<T>): Promise<T> {
    let answer: unknown
    try {
      answer = await request.send({
        abortSignal: AbortSignal.any([AbortSignal.timeout(answerMs), closing.signal]),
      })
    } catch (cause) {
      throw failureOf(what, cause)
    }
    const parsed = shape.safeParse(answer)
    if (parsed.success) return parsed.data
    // Half an answer, or one to another question: what is asked again may come whole.
    throw new RetryableError({
      what: `answer of the endpoint to ${what} not understood`,
      got: JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
      expected: z.prettifyError(parsed.error),
    })
  }

  function failureOf(what: string, cause: unknown): Error {
    if (isOneOf(cause, skipped)) return new SkippedSlot(what)
    const failure = { what: `endpoint did not answer ${what}`, got: maskAddresses(reasonOf(cause)), cause }
    if (isOneOf(cause, refused)) return new ConfigError({ ...failure, expected: 'an endpoint with history' })
    if (isOneOf(cause, [SOLANA_ERROR__JSON_RPC__SERVER_ERROR_UNSUPPORTED_TRANSACTION_VERSION]))
      return new DataError({ ...failure, expected: 'a transaction of version 0 or of none' })
    if (isSolanaError(cause, SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR)) {
      const { statusCode, headers: told } = cause.context
      if (statusCode === 429 || told.has('retry-after')) budget.pause(pauseOf(told))
    }
    return new RetryableError(failure)
  }

  /** Whoever asks for the head asks again by itself, and wants to know soon when nobody answers. */
  const once = { retries: 0, firstMs: 0 }
  const final = { commitment: 'finalized' } as const
  return {
    genesisHash: () => call('getGenesisHash', rpc.getGenesisHash(), Base58),
    head: () => call('getSlot', rpc.getSlot(final), Whole, once),
    floor: () => call('getFirstAvailableBlock', rpc.getFirstAvailableBlock(), Whole),
    block: async (slot) => {
      const request = rpc.getBlock(BigInt(slot), {
        ...final,
        encoding: 'json',
        transactionDetails: 'signatures',
        rewards: false,
        maxSupportedTransactionVersion: 0,
      })
      const block = await call(`getBlock ${slot}`, request, Block).catch((error) => {
        // Said with an error, and an answer all the same.
        if (error instanceof SkippedSlot) return null
        throw error
      })
      if (block === null) return undefined
      const { blockhash, previousBlockhash, parentSlot, blockTime, signatures } = block
      const time = blockTime === 0 ? null : blockTime
      return { slot, hash: blockhash, parentHash: previousBlockhash, parentSlot, time, signatures }
    },
    slots: (from, to) =>
      call(`getBlocks ${from} ${to}`, rpc.getBlocks(BigInt(from), BigInt(to), final), z.array(Whole)),
    signatures: async (of, { before, limit, seen }) => {
      const request = rpc.getSignaturesForAddress(address(of), {
        ...final,
        limit,
        ...(before !== undefined && { before: signatureOf(before) }),
        minContextSlot: BigInt(seen),
      })
      const found = await call(`getSignaturesForAddress ${of} before ${before}`, request, Signatures)
      return found.map(({ slot, signature, err }) => ({ slot, signature, failed: (err ?? null) !== null }))
    },
    transaction: async (signature) => {
      const request = rpc.getTransaction(signatureOf(signature), {
        ...final,
        encoding: 'json',
        maxSupportedTransactionVersion: 0,
      })
      return (await call(`getTransaction ${signature}`, request, RpcTransactionShape.nullable())) ?? undefined
    },
    close: () => closing.abort(),
  }
}

type Sendable = { readonly send: (options: { abortSignal: AbortSignal }) => Promise<unknown> }

class SkippedSlot extends Error {
  override readonly name = 'SkippedSlot'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (isSolanaError(error, SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR)) return `HTTP ${error.context.statusCode}`
  return error.cause instanceof Error ? error.cause.message : error.message
}

/** Calls in any second that the public endpoint is asked: it allows 40 of a kind in ten. */
const publicRate = 3

/** The endpoint as the environment names it. */
export function openEndpoint({ url, headers, rate }: Endpoint, publicUrl: string): SolanaRpc {
  return openSolanaRpc({ url, headers, rate: rate ?? (url === publicUrl ? publicRate : undefined) })
}
