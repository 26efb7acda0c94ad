import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { openGatewaySlots } from '../../sources/gateway-slots.ts'
import type { SolanaRoute } from '../routing.ts'
import type { SolanaBlock } from './blocks.ts'
import type { Choice } from './choose-source.ts'
import { readByGateway } from './gateway-reader.ts'
import { readByRpc } from './rpc-reader.ts'
import type { SlotSource } from './slots.ts'

export type ReadOptions = Choice & {
  readonly slots: SlotSource
  readonly pollMs: number
  /** First slot to read. */
  readonly from: number
  readonly untilReachable: <T>(work: () => Promise<T>) => Promise<T>
  readonly log: Log
  /** Takes blocks in the order of slots. */
  readonly handle: (blocks: readonly SolanaBlock[], at: Place) => Promise<void>
}

/** How blocks stand to the head when it was asked for. */
export type Place = {
  /** The last of them is the head of the chain. */
  readonly onTop: boolean
  /** Nothing more was known behind the last of them: no others come soon that they could be committed with. */
  readonly isLast: boolean
}

/** Slots behind the head at which an endpoint is left for the gateway again, which asks once where the endpoint asks often. */
const farBehind = 5000

/** A range that one of the readers reads, and where its head was: that of the chain, or that of the gateway. */
type Phase =
  | { readonly by: 'rpc'; readonly to: number; readonly onTop: boolean }
  | { readonly by: 'gateway'; readonly to: number | undefined; head: number }
  | { readonly by: 'nobody' }

/**
 * Reads from a slot on for ever: below the gateway's floor by endpoint, then by gateway up to its head, then by endpoint as
 * blocks become final. Each range begins right after the one before, so nothing is read twice and nothing is missed where one
 * reader hands over to the other. Comes back only by throwing.
 */
export async function readSolana(options: ReadOptions): Promise<never> {
  const { untilReachable, handle, pollMs } = options
  let next = options.from
  let previous: SolanaBlock['header'] | undefined
  let isFollowing = false

  async function readPhase(): Promise<void> {
    const phase = await choosePhase(options, next, isFollowing)
    if (phase.by === 'nobody') return void (await sleep(pollMs))
    if (phase.by === 'rpc') isFollowing ||= phase.onTop
    const { to } = phase
    for await (const blocks of blocksOf(options, phase, next)) {
      let [before, from] = [previous, next]
      for (const { header } of blocks) {
        mustFollow(before, header, from)
        before = header
        from = header.slot + 1
      }
      await handle(blocks, await placeOf(phase, before?.slot ?? next, options.slots))
      // Only now: what was not taken is asked for again.
      previous = before
      next = from
    }
    // Slots at the end of the range may have no block: they are read all the same.
    if (to !== undefined) next = to + 1
  }

  for (;;) await untilReachable(readPhase)
}

async function placeOf(
  phase: Exclude<Phase, { by: 'nobody' }>,
  slot: number,
  slots: SlotSource,
): Promise<Place> {
  if (phase.by === 'gateway') {
    // A phase without an end goes on for ever, and its head rises meanwhile.
    if (phase.to === undefined && slot >= phase.head) phase.head = await slots.head()
    return { onTop: false, isLast: slot >= phase.head }
  }
  const onTop = phase.onTop && slot === phase.to
  return { onTop, isLast: onTop }
}

async function choosePhase(
  { rpc, gateway, slots }: ReadOptions,
  next: number,
  isFollowing: boolean,
): Promise<Phase> {
  if (gateway === undefined || rpc === undefined) {
    if (rpc !== undefined) return toHead(await rpc.head(), next)
    return { by: 'gateway', to: undefined, head: await slots.head() }
  }
  if (next < gateway.floor) return { by: 'rpc', to: gateway.floor - 1, onTop: false }
  const head = await rpc.head()
  if (isFollowing && head - next < farBehind) return toHead(head, next)
  const final = await openGatewaySlots(gateway.url).head()
  return final >= next ? { by: 'gateway', to: final, head: final } : toHead(head, next)
}

const toHead = (head: number, next: number): Phase =>
  head < next ? { by: 'nobody' } : { by: 'rpc', to: head, onTop: true }

function blocksOf(
  { rpc, gateway, routes, slots, log }: ReadOptions,
  phase: Exclude<Phase, { by: 'nobody' }>,
  from: number,
): AsyncIterable<SolanaBlock[]> {
  if (phase.by === 'rpc' && rpc !== undefined)
    return readByRpc({ rpc, addresses: addressesOf(routes), from, to: phase.to, log })
  if (gateway === undefined) throw new Error('no gateway to read from')
  return readByGateway({ gateway: gateway.url, routes, from, to: phase.to, slots })
}

/** Each address once, from the first slot that any source wants of it. */
export function addressesOf(routes: readonly SolanaRoute[]): { address: string; firstSlot: number }[] {
  const first = new Map<string, number>()
  for (const { address, source } of routes)
    first.set(address, Math.min(first.get(address) ?? Number.POSITIVE_INFINITY, source.firstBlock))
  return [...first].map(([address, firstSlot]) => ({ address, firstSlot }))
}

/** What comes late would be lost, and a block of another history would double or lose what it holds. */
function mustFollow(
  previous: SolanaBlock['header'] | undefined,
  header: SolanaBlock['header'],
  next: number,
): void {
  if (header.slot < next) throw new Error(`slot ${header.slot} where ${next} or a later one should be`)
  const isNext = previous !== undefined && previous.slot + 1 === header.slot
  if (isNext && header.parentHash !== previous.hash)
    throw new Error(
      `slot ${header.slot} stands on ${header.parentHash}, and slot ${previous.slot} is ${previous.hash}`,
    )
}
