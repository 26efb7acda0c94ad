import { RetryableError } from '../../../schemas/errors.ts'
import type { Log } from '../../log.ts'
import { type Patience, retrying } from '../../sources/portal-request.ts'
import type { SolanaBlock } from './blocks.ts'
import type { SignatureInfo, SolanaRpc } from './rpc.ts'
import { toBlock } from './rpc-block.ts'
import type { RpcTransaction } from './rpc-transaction.ts'
import { walkSignatures } from './signatures.ts'
import { settleTime } from './slots.ts'

export type RpcRange = {
  readonly rpc: SolanaRpc
  /** Addresses of the sources, each with the first slot that is wanted of it. */
  readonly addresses: readonly { readonly address: string; readonly firstSlot: number }[]
  /** Slots, both inclusive; `to` is final. */
  readonly from: number
  readonly to: number
  readonly log: Log
  readonly patience?: Patience
  /** Slots that are walked at once, and how many signatures of them are held. */
  readonly window?: number
  readonly most?: number
}

/** Slots from which on it is worth finding a signature to begin the walk at. */
const farAbove = 10_000
/** Blocks that are asked for together; those after them are asked for while these are used. */
const together = 32

/**
 * The blocks of a range that hold transactions of the addresses, in the order of slots, and the last block of each window, so
 * that what was looked through and held nothing counts as read. Windows keep small what is held and what a restart asks again.
 */
export async function* readByRpc(range: RpcRange): AsyncGenerator<SolanaBlock[]> {
  const { from, to, log, most = 200_000 } = range
  let window = range.window ?? 1_000_000
  for (let first = from; first <= to; ) {
    const last = Math.min(to, first + window - 1)
    const found = await findSlots(range, first, last, most)
    if (found === undefined) {
      window = Math.max(1, Math.floor(window / 2))
      log.debug({ from: first, to: last }, 'too many transactions to be held, reading fewer slots at once')
      continue
    }
    yield* readSlots(range, first, last, found)
    first = last + 1
  }
}

/** Which transactions to ask for, by slot; undefined where they are too many. */
async function findSlots(
  { rpc, addresses, patience = patient }: RpcRange,
  first: number,
  last: number,
  most: number,
): Promise<ReadonlyMap<number, ReadonlySet<string>> | undefined> {
  const seen = await retrying(rpc.head, patience)
  if (seen < last)
    throw new RetryableError({ what: 'endpoint is behind', got: `slot ${seen}`, expected: `slot ${last}` })
  const before = seen - last > farAbove ? await firstSignatureFrom(rpc, last + 1, seen) : undefined
  const walks = addresses
    .filter(({ firstSlot }) => firstSlot <= last)
    .map(({ address, firstSlot }) =>
      walkSignatures(
        rpc,
        { address, from: Math.max(first, firstSlot), to: last, before, seen, most },
        patience,
      ),
    )
  // A node that came back from a snapshot, or cleaned up meanwhile, has no older history and says so by an empty page.
  const floor = await retrying(rpc.floor, patience)
  if (floor > first)
    throw new RetryableError({
      what: 'endpoint has no history of these slots any more',
      got: `blocks from slot ${floor} on`,
      expected: `from slot ${first} on`,
      where: `slots ${first} to ${last}`,
    })
  const bySlot = new Map<number, Set<string>>()
  for (const found of await Promise.all(walks)) {
    if (found === undefined) return undefined
    for (const info of found) note(bySlot, info)
  }
  return bySlot
}

function note(bySlot: Map<number, Set<string>>, { slot, signature, failed }: SignatureInfo): void {
  if (failed) return
  const known = bySlot.get(slot)
  if (known === undefined) bySlot.set(slot, new Set([signature]))
  else known.add(signature)
}

/** Of any transaction: a walk begins before it, and does not go through all that came later. */
async function firstSignatureFrom(rpc: SolanaRpc, from: number, head: number): Promise<string | undefined> {
  for (let start = from; start <= head; start += 1000)
    for (const slot of await rpc.slots(start, Math.min(head, start + 999))) {
      const [signature] = (await rpc.block(slot))?.signatures ?? []
      if (signature !== undefined) return signature
    }
  return undefined
}

async function* readSlots(
  range: RpcRange,
  first: number,
  last: number,
  found: ReadonlyMap<number, ReadonlySet<string>>,
): AsyncGenerator<SolanaBlock[]> {
  const wanted = new Set(found.keys())
  if (!wanted.has(last)) {
    const closing = await lastSlot(range.rpc, first, last)
    if (closing !== undefined) wanted.add(closing)
  }
  const slots = [...wanted].sort((a, b) => a - b)
  const ask = (index: number) => {
    const blocks = Promise.all(
      slots.slice(index, index + together).map((slot) => readSlot(range, slot, found.get(slot) ?? new Set())),
    )
    // It fails when it is waited for.
    blocks.catch(() => undefined)
    return blocks
  }
  let next = ask(0)
  for (let index = 0; index < slots.length; index += together) {
    const blocks = await next
    next = ask(index + together)
    yield blocks
  }
}

/** The last slot of a range that has a block; undefined where the cluster stood still all the time. */
async function lastSlot(rpc: SolanaRpc, first: number, last: number): Promise<number | undefined> {
  for (let end = last; end >= first; end -= 500) {
    const slot = (await rpc.slots(Math.max(first, end - 499), end)).at(-1)
    if (slot !== undefined) return slot
  }
  return undefined
}

const patient: Patience = { retries: 6, firstMs: 500 }

/**
 * What an endpoint once said is there must be there: a block or a transaction that is not given is asked for again, and then
 * told with its slot. It is never passed over.
 */
async function readSlot(
  { rpc, from, to, patience = patient }: RpcRange,
  slot: number,
  signatures: ReadonlySet<string>,
): Promise<SolanaBlock> {
  const must = <T>(what: string, value: T | undefined): T => {
    if (value !== undefined) return value
    throw new RetryableError({
      what: `endpoint does not give ${what}`,
      got: 'nothing',
      expected: 'what it told of before',
      where: `slot ${slot}, while reading slots ${from} to ${to}`,
    })
  }
  const transactions = new Map<string, RpcTransaction>()
  return retrying(async () => {
    const block = must('a block', await rpc.block(slot))
    await Promise.all(
      [...signatures].map(async (signature) => {
        // Those that came stay, and the others are asked for again.
        if (transactions.has(signature)) return
        transactions.set(signature, must(`transaction ${signature}`, await rpc.transaction(signature)))
      }),
    )
    try {
      return toBlock(block, block.time ?? (await settleTime(rpc, slot)), transactions)
    } catch (error) {
      if (error instanceof RetryableError) transactions.clear()
      throw error
    }
  }, patience)
}
