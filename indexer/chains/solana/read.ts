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
  /** Takes blocks in the order of slots. `onTop` where the last of them was the head when it was asked for. */
  readonly handle: (blocks: readonly SolanaBlock[], onTop: boolean) => Promise<void>
}

/** Slots behind the head at which an endpoint is left for the gateway again, which asks once where the endpoint asks often. */
const farBehind = 5000

/** A range that one of the readers reads, and whether it ends at the head. */
type Phase =
  | { readonly by: 'rpc'; readonly to: number; readonly onTop: boolean }
  | { readonly by: 'gateway'; readonly to: number | undefined }
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
      await handle(blocks, phase.by === 'rpc' && phase.onTop && before?.slot === to)
      // Only now: what was not taken is asked for again.
      previous = before
      next = from
    }
    // Slots at the end of the range may have no block: they are read all the same.
    if (to !== undefined) next = to + 1
  }

  for (;;) await untilReachable(readPhase)
}

async function choosePhase(
  { rpc, gateway }: ReadOptions,
  next: number,
  isFollowing: boolean,
): Promise<Phase> {
  if (gateway === undefined || rpc === undefined) {
    if (rpc === undefined) return { by: 'gateway', to: undefined }
    return toHead(await rpc.head(), next)
  }
  if (next < gateway.floor) return { by: 'rpc', to: gateway.floor - 1, onTop: false }
  const head = await rpc.head()
  if (isFollowing && head - next < farBehind) return toHead(head, next)
  const final = await openGatewaySlots(gateway.url).head()
  return final >= next ? { by: 'gateway', to: final } : toHead(head, next)
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
