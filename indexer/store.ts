import type { ClickHouseClient } from '@clickhouse/client'
import type { Movement } from '../schemas/movement.ts'
import type { Block } from './chains/rpc.ts'
import type { Log } from './log.ts'
import { thinCheckpoints, writeCheckpoints } from './store/checkpoints.ts'
import { commitBatch } from './store/commit.ts'
import { type Cursor, cutCursor, headOf, nothing, readCursor, writeCursor } from './store/cursor.ts'
import { discardAbove, discardAtStart } from './store/discard.ts'
import { reach } from './store/kill-switch.ts'
import { type Touched, touchedBy } from './store/months.ts'
import { loadReferences, openReferences, type ReferenceBook } from './store/references.ts'
import type { PlacedReference } from './store/rows.ts'

type HashAndHeight = { height: number; hash: string }

/** What a batch of blocks decodes to. The reader fills it, the store keeps it. */
export type Draft = {
  readonly movements: Movement[]
  readonly references: PlacedReference[]
  /** Times of the blocks of the batch by their hash: the processor tells the store heights and hashes only. */
  readonly times: Map<string, number>
}

export type Committed = { readonly touched: readonly Touched[]; readonly head: Block; readonly hot: boolean }

export type StoreOptions = {
  readonly client: ClickHouseClient
  readonly chain: string
  readonly networks: readonly string[]
  readonly log: Log
  /** Asked for a block that the processor passes without handing it over. */
  readonly timeOf: (height: number) => Promise<number>
  /** Runs before each cursor is written, with the head that it will tell. */
  readonly beforeCursor: (head: Block) => Promise<void>
  /** Blocks above this one are gone. */
  readonly onRollback: (head: Block) => void
  readonly onCommit: (committed: Committed) => void
  /** A commit failed that no call of the processor waits for. */
  readonly onFailure: (error: unknown) => void
}

/** Commit when this many rows wait. */
const bufferedRows = 20_000
/** Or when they have waited this long; what is at the head is shown at once, unless it was just before. */
const finalMs = 1500
const hotMs = 250
/** Blocks between two checkpoints, which are of final blocks only: what is not final stands in the cursor itself. */
const checkpointEvery = 100
const thinEvery = 200

/**
 * Keeps what a chain's reader decodes, and how far it is read. Implements the processor's HotDatabase.
 *
 * Batches come ten blocks at a time from an endpoint, so they are gathered and committed together; a block at the head of
 * the chain is committed as it comes. Every operation waits for the one before: the timer, the drain and the processor
 * would otherwise write into each other.
 */
export function openStore(options: StoreOptions) {
  const { client, chain, log } = options
  let cursor: Cursor = nothing
  let committed: Cursor = nothing
  let movements: Movement[] = []
  let references: PlacedReference[] = []
  /** Months that a rollback took movements out of, to be told with the next commit. */
  let lost: readonly Touched[] = []
  let book: ReferenceBook = openReferences()
  let flushedAt = 0
  let isHot = false
  let timer: NodeJS.Timeout | undefined
  let checkpoints: Block[] = []
  let lastCheckpoint = Number.NEGATIVE_INFINITY
  let writtenCheckpoints = 0
  let last: Promise<unknown> = Promise.resolve()

  function serially<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (cursor === committed) return
    const head = headOf(cursor)
    const touched = touchedBy(movements, lost)
    await commitBatch(client, chain, { movements, references, touched }, cursor, async () => {
      await options.beforeCursor(head)
      await writeCheckpoints(client, chain, checkpoints)
    })
    writtenCheckpoints += checkpoints.length
    committed = cursor
    movements = []
    references = []
    checkpoints = []
    lost = []
    flushedAt = Date.now()
    options.onCommit({ touched, head, hot: isHot })
    if (writtenCheckpoints >= thinEvery) {
      writtenCheckpoints = 0
      await thinCheckpoints(client, chain)
    }
  }

  function noteCheckpoint(block: Block): void {
    if (block.height < lastCheckpoint + checkpointEvery) return
    lastCheckpoint = block.height
    checkpoints.push(block)
  }

  /** Cursor first: whatever is still there above it is deleted at the next connect. */
  async function rollBack(base: HashAndHeight): Promise<void> {
    const cut = cutCursor(cursor, base.height)
    if (cut === undefined || headOf(cut).hash !== base.hash)
      throw new Error(`rollback to ${base.height} ${base.hash}, which was not read`)
    const head = headOf(cut)
    log.info(
      { chain, from: headOf(cursor).height, to: head.height },
      'blocks dropped by the chain, rolling back',
    )
    reach('rollback-before')
    await writeCursor(client, chain, cut)
    reach('rollback-after-cursor')
    lost = await discardAbove(client, chain, head)
    reach('rollback-after-delete')
    cursor = cut
    committed = cut
    book.trim(head.height)
    options.onRollback(head)
  }

  async function decode(decodeInto: (draft: Draft) => Promise<void>): Promise<Draft> {
    const draft: Draft = { movements: [], references: [], times: new Map() }
    try {
      await decodeInto(draft)
    } catch (error) {
      // What was read before the batch that cannot be decoded is right, and is kept.
      await flush()
      throw error
    }
    for (const movement of draft.movements) movements.push(movement)
    for (const reference of draft.references) references.push(reference)
    return draft
  }

  /** Commits what waits when it is time, even when no further block comes. */
  async function flushWhenDue(afterMs: number): Promise<void> {
    const left = flushedAt + afterMs - Date.now()
    if (left <= 0 || movements.length + references.length >= bufferedRows) return flush()
    clearTimeout(timer)
    timer = setTimeout(() => void serially(flush).catch(options.onFailure), left)
  }

  return {
    supportsHotBlocks: true as const,

    references: () => book,

    connect: () =>
      serially(async () => {
        cursor = committed = await readCursor(client, chain)
        const head = headOf(cursor)
        const touched = await discardAtStart(client, chain, head, options.networks)
        book = await loadReferences(client, chain)
        if (head.height >= 0) lastCheckpoint = head.height
        options.onCommit({ touched, head, hot: cursor.top.length > 0 })
        const { height, hash } = cursor.final
        return { height, hash, top: cursor.top.map((block) => ({ height: block.height, hash: block.hash })) }
      }),

    transact: (
      { prevHead, nextHead, isOnTop }: { prevHead: HashAndHeight; nextHead: HashAndHeight; isOnTop: boolean },
      decodeInto: (draft: Draft) => Promise<void>,
    ) =>
      serially(async () => {
        // After a start the processor may read blocks as final that were not when they were committed.
        if (headOf(cursor).height > prevHead.height) await rollBack(prevHead)
        mustStandOn(cursor, prevHead)
        const { times } = await decode(decodeInto)
        const time = times.get(nextHead.hash) ?? (await options.timeOf(nextHead.height))
        cursor = { final: { height: nextHead.height, hash: nextHead.hash, time }, top: [] }
        noteCheckpoint(cursor.final)
        isHot = false
        await flushWhenDue(isOnTop ? 0 : finalMs)
      }),

    transactHot2: (
      {
        finalizedHead,
        baseHead,
        newBlocks,
      }: { finalizedHead: HashAndHeight; baseHead: HashAndHeight; newBlocks: HashAndHeight[] },
      decodeInto: (draft: Draft, start: number, end: number) => Promise<void>,
    ) =>
      serially(async () => {
        if (headOf(cursor).height > baseHead.height) {
          await flush()
          await rollBack(baseHead)
        }
        mustStandOn(cursor, baseHead)
        const { times } = await decode((draft) => decodeInto(draft, 0, newBlocks.length))
        cursor = advance(cursor, newBlocks, times, finalizedHead)
        noteCheckpoint(cursor.final)
        isHot = true
        await flushWhenDue(hotMs)
      }),

    /** Never called beside transactHot2; the processor's type asks for it. */
    transactHot: () => Promise.reject(new Error('transactHot is replaced by transactHot2')),

    /** Commits what waits. */
    drain: () => serially(flush),
  }
}

export type Store = ReturnType<typeof openStore>

/** Blocks on another block than the last one read would leave a gap or a fork in the tables. */
function mustStandOn(cursor: Cursor, base: HashAndHeight): void {
  const head = headOf(cursor)
  if (head.height === base.height && head.hash === base.hash) return
  throw new Error(`blocks on ${base.height} ${base.hash}, but ${head.height} ${head.hash} was read last`)
}

function advance(
  cursor: Cursor,
  newBlocks: readonly HashAndHeight[],
  times: ReadonlyMap<string, number>,
  final: HashAndHeight,
): Cursor {
  const blocks = [cursor.final, ...cursor.top]
  for (const { height, hash } of newBlocks) {
    const time = times.get(hash)
    if (time === undefined) throw new Error(`block ${height} ${hash} was committed and never read`)
    blocks.push({ height, hash, time })
  }
  const at = blocks.findIndex((block) => block.height === final.height)
  const found = blocks[at]
  if (found === undefined || found.hash !== final.hash)
    throw new Error(`final block ${final.height} ${final.hash} was not read`)
  return { final: found, top: blocks.slice(at + 1) }
}
