import { ConfigError, RetryableError } from '../../schemas/errors.ts'
import type { SolanaChain } from '../chains/definitions.ts'
import type { SolanaRoute } from '../chains/routing.ts'
import type { SolanaBlock } from '../chains/solana/blocks.ts'
import { forEachInOrder, wantedTransactions } from '../chains/solana/decode.ts'
import { readByGateway } from '../chains/solana/gateway-reader.ts'
import { checkGenesis } from '../chains/solana/prepare.ts'
import { addressesOf } from '../chains/solana/read.ts'
import { createSolanaRouter, type SolanaRouter } from '../chains/solana/router.ts'
import { openEndpoint, type SolanaRpc } from '../chains/solana/rpc.ts'
import { readByRpc } from '../chains/solana/rpc-reader.ts'
import { type SlotSource, type SlotView, viewSlots } from '../chains/solana/slots.ts'
import { createLog } from '../log.ts'
import { openGatewaySlots } from '../sources/gateway-slots.ts'
import { gatewayFloor } from '../sources/gateway-view.ts'
import { archiveHeader, mustBeFinal, type Recording } from './recording.ts'
import { type ArchiveBlock, openArchiveWriter } from './write-archive.ts'

type Wanted = {
  readonly chain: SolanaChain
  readonly routes: readonly SolanaRoute[]
  /** Slots, both inclusive. */
  readonly from: number
  readonly to: number
}

type Reach = {
  readonly rpc: SolanaRpc | undefined
  readonly gateway: { readonly url: string; readonly floor: number } | undefined
  readonly slots: SlotSource
}

/**
 * Reads the final blocks of a range by the readers of the product and writes them as a gateway would serve them: transactions
 * with an instruction of a source, whole, and without the others that an endpoint tells of. The range ends with its last block,
 * because a slot without one cannot be stood on.
 */
export async function recordSolana(wanted: Wanted, recording: Recording): Promise<void> {
  const { chain, routes, from } = wanted
  const reach = await openReach(wanted, recording)
  const view = viewSlots(reach.slots)
  mustBeFinal(wanted.to, await view.head())
  const to = (await view.lastUpTo(wanted.to))?.height ?? -1
  if (to < from)
    throw new ConfigError({ what: 'range without a block', got: `slots ${from} to ${wanted.to}` })
  const writer = openArchiveWriter(
    recording.folder,
    archiveHeader(chain, routes, from, recording.recordedFrom),
  )
  recording.start()
  const router = createSolanaRouter(routes)
  const corners = await cornersOf(reach.slots, view, wanted, to)
  const writeCorners = async (below: number) => {
    while (corners[0] !== undefined && corners[0].header.slot < below)
      await writer.append([lineOf(corners.shift() as SolanaBlock, router)])
  }
  try {
    for await (const blocks of readRange(reach, routes, from, to)) {
      for (const block of blocks) {
        const { slot } = block.header
        const line = lineOf(block, router)
        if (line.logs === 0) continue
        await writeCorners(slot)
        if (corners[0]?.header.slot === slot) corners.shift()
        await writer.append([line])
      }
      recording.onProgress(blocks.at(-1)?.header.slot ?? from)
    }
    await writeCorners(to + 1)
    await recording.onEnd(await writer.finish(to))
  } catch (error) {
    await recording.onFailure(error)
  }
}

async function openReach({ chain, from }: Wanted, { endpoint, gateway: url }: Recording): Promise<Reach> {
  const rpc = endpoint === 'off' ? undefined : openEndpoint(endpoint, chain.rpcUrl)
  if (rpc !== undefined) await checkGenesis(chain, rpc)
  const gateway = url === undefined ? undefined : { url, floor: await gatewayFloor(url) }
  const floors = [gateway?.floor, await rpc?.floor()].filter((floor) => floor !== undefined)
  if (from < Math.min(...floors))
    throw new ConfigError({
      what: 'range begins below the first slot that can be had',
      got: from,
      expected: `at least ${Math.min(...floors)}`,
      where: `chain ${chain.id}`,
    })
  const slots = rpc ?? (gateway === undefined ? undefined : openGatewaySlots(gateway.url))
  if (slots === undefined) throw new ConfigError({ what: 'neither endpoint nor gateway to record from' })
  return { rpc, gateway, slots }
}

/**
 * Blocks that are recorded whatever they hold: the first one of a source tells since when it is covered, and the ends of the
 * range are what a replay stands on.
 */
async function cornersOf(
  slots: SlotSource,
  view: SlotView,
  { routes, from }: Wanted,
  to: number,
): Promise<SolanaBlock[]> {
  const starts = [from, ...routes.map(({ source }) => Math.max(from, source.firstBlock))]
  const firsts = await Promise.all([...new Set(starts)].map((slot) => view.firstFrom(slot)))
  const wanted = new Set([...firsts.flatMap((block) => block?.height ?? []), to])
  const blocks = await Promise.all(
    [...wanted]
      .filter((slot) => slot <= to)
      .map(async (slot) => {
        const [block, known] = [await slots.block(slot), await view.block(slot)]
        if (block === undefined || known === undefined)
          throw new RetryableError({ what: 'block not found', got: `slot ${slot}` })
        const { hash, parentHash } = block
        const header = { slot, hash, parentHash, time: known.time }
        return { header, transactions: [], instructions: [], tokenBalances: [] }
      }),
  )
  return blocks.sort((a, b) => a.header.slot - b.header.slot)
}

async function* readRange(
  { rpc, gateway, slots }: Reach,
  routes: readonly SolanaRoute[],
  from: number,
  to: number,
): AsyncGenerator<SolanaBlock[]> {
  const floor = gateway?.floor ?? to + 1
  const addresses = addressesOf(routes)
  const log = createLog(process.env)
  if (from < floor && rpc !== undefined)
    yield* readByRpc({ rpc, addresses, from, to: Math.min(to, floor - 1), log })
  if (gateway !== undefined && to >= floor)
    yield* readByGateway({ gateway: gateway.url, routes, from: Math.max(from, floor), to, slots })
}

function lineOf(block: SolanaBlock, router: SolanaRouter): ArchiveBlock {
  const { slot, hash, parentHash, time } = block.header
  const hits = new Set<number>()
  let events = 0
  for (const transaction of wantedTransactions(block, router))
    forEachInOrder(transaction.instructions, (instruction) => {
      if (router.routesOf(instruction, slot).length === 0) return
      hits.add(transaction.index)
      events += 1
    })
  const isHit = ({ transactionIndex }: { transactionIndex: number }) => hits.has(transactionIndex)
  const line = {
    // The number and the hash come first: an archive is searched by them.
    header: { number: slot, hash, parentHash, timestamp: time },
    transactions: block.transactions
      .filter(isHit)
      .map(({ transactionIndex, signatures, accountKeys, err }) => ({
        transactionIndex,
        signatures,
        accountKeys,
        err,
      })),
    instructions: block.instructions
      .filter(isHit)
      .map(({ transactionIndex, instructionAddress, programId, accounts, data }) => ({
        transactionIndex,
        instructionAddress,
        programId,
        accounts,
        data,
      })),
    tokenBalances: block.tokenBalances.filter(isHit),
  }
  const json = JSON.stringify(line, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  return { height: slot, logs: events, json }
}
