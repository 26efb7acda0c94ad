import type { ClickHouseClient } from '@clickhouse/client'
import type { Movement } from '../schemas/movement.ts'
import type { Block } from './chains/rpc.ts'
import type { Log } from './log.ts'
import { openBuffer } from './store/buffer.ts'
import { thinCheckpoints, writeCheckpoints } from './store/checkpoints.ts'
import { commitBatch } from './store/commit.ts'
import { type Cursor, cutCursor, headOf, nothing, readCursor, writeCursor } from './store/cursor.ts'
import { discardAbove, discardAtStart } from './store/discard.ts'
import { reach } from './store/kill-switch.ts'
import type { Touched } from './store/months.ts'
import { loadReferences, openReferences, type ReferenceBook } from './store/references.ts'
import type { PlacedReference } from './store/rows.ts'

type HashAndHeight = { height: number; hash: string }

/** Takes things one by one: a list, or what makes something else of each at once. */
type Taker<T> = { readonly push: (item: T) => unknown }

/** What a batch of blocks decodes to. The reader fills it, the store keeps it. */
export type Draft = {
  readonly movements: Taker<Movement>
  readonly references: Taker<PlacedReference>
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
  /** A commit failed, and none can follow it. */
  readonly onFailure: (error: unknown) => void
}

/** Commit when this many rows wait and no commit is under way. */
const worthRows = 50_000
/** This many may wait for the one that is under way, and no more: then reading waits. */
const bufferedRows = 100_000
/** Or when they have waited this long; what is at the head is shown at once, unless it was just before. */
const finalMs = 1500
const hotMs = 250
/** Blocks between two checkpoints, which are of final blocks only: what is not final stands in the cursor itself. */
const checkpointEvery = 100
const thinEvery = 200
/** How soon it is looked again whether a commit has ended that another one waits for. */
const busyMs = 20

/**
 * Keeps what a chain's reader decodes, and how far it is read. Implements the processor's HotDatabase.
 *
 * Batches come ten blocks at a time from an endpoint, so they are gathered and committed together; a block at the head of
 * the chain is committed as it comes. Commits run one after the other beside the reading, which waits for them only when
 * it is a whole buffer ahead, before blocks are dropped, and at the end. Every operation waits for the one before: the
 * timer, the drain and the processor would otherwise write into each other.
 */
export function openStore(options: StoreOptions) {
  const { client, chain, log } = options
  let cursor: Cursor = nothing
  /** The cursor that the last commit tells, which may still be under way. */
  let handedOver: Cursor = nothing
  const buffer = openBuffer()
  const toBuffer = { movements: { push: buffer.addMovement }, references: { push: buffer.addReference } }
  let commits: Promise<void> = Promise.resolve()
  let isCommitting = false
  let book: ReferenceBook = openReferences()
  let committedAt = 0
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

  /**
   * Hands over what waits, and resolves once everything that was read is in the tables. Where a commit fails, so do all that follow it:
   * nothing is written past a hole.
   */
  function commit(): Promise<void> {
    clearTimeout(timer)
    if (cursor === handedOver) return commits
    const to = cursor
    const hot = isHot
    const batch = buffer.take()
    const passed = checkpoints
    checkpoints = []
    handedOver = to
    isCommitting = true
    commits = commits.then(async () => {
      const head = headOf(to)
      await commitBatch(client, chain, batch, to, () =>
        Promise.all([options.beforeCursor(head), writeCheckpoints(client, chain, passed)]),
      )
      options.onCommit({ touched: batch.touched, head, hot })
      writtenCheckpoints += passed.length
      if (writtenCheckpoints >= thinEvery) {
        writtenCheckpoints = 0
        await thinCheckpoints(client, chain)
      }
      committedAt = Date.now()
      isCommitting = false
    })
    commits.catch(options.onFailure)
    return commits
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
    // Whatever is under way or waits may hold blocks that are gone, and deletes must come after it.
    await commit()
    reach('rollback-before')
    await writeCursor(client, chain, cut)
    reach('rollback-after-cursor')
    buffer.addTouched(await discardAbove(client, chain, head))
    reach('rollback-after-delete')
    cursor = cut
    handedOver = cut
    book.trim(head.height)
    options.onRollback(head)
  }

  async function decode(decodeInto: (draft: Draft) => Promise<void>): Promise<Draft> {
    const draft: Draft = { movements: toBuffer.movements, references: toBuffer.references, times: new Map() }
    const undo = buffer.mark()
    try {
      await decodeInto(draft)
    } catch (error) {
      // What was read before the batch that cannot be decoded is right, and is kept.
      undo()
      await commit()
      throw error
    }
    return draft
  }

  /** Commits what waits when it is time, even when no further block comes. */
  async function commitWhenDue(afterMs: number): Promise<void> {
    if (buffer.rows() >= bufferedRows) await commits
    const isWorth = buffer.rows() >= worthRows && !isCommitting
    const left = isWorth ? 0 : Math.max(committedAt + afterMs - Date.now(), isCommitting ? busyMs : 0)
    if (left <= 0) return void commit()
    clearTimeout(timer)
    timer = setTimeout(() => void serially(() => commitWhenDue(afterMs)).catch(options.onFailure), left)
  }

  return {
    supportsHotBlocks: true as const,

    references: () => book,

    connect: () =>
      serially(async () => {
        cursor = handedOver = await readCursor(client, chain)
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
        await commitWhenDue(isOnTop ? 0 : finalMs)
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
        if (headOf(cursor).height > baseHead.height) await rollBack(baseHead)
        mustStandOn(cursor, baseHead)
        const { times } = await decode((draft) => decodeInto(draft, 0, newBlocks.length))
        cursor = advance(cursor, newBlocks, times, finalizedHead)
        noteCheckpoint(cursor.final)
        isHot = true
        await commitWhenDue(hotMs)
      }),

    /** Never called beside transactHot2; the processor's type asks for it. */
    transactHot: () => Promise.reject(new Error('transactHot is replaced by transactHot2')),

    /** Commits what waits. */
    drain: () => serially(commit),
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
