import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { ConfigError, DataError, RetryableError } from '../../schemas/errors.ts'
import type { BlockQuery, BlockSource, SourceBlock } from './block-source.ts'
import type { Budget } from './budget.ts'
import { type Place as CheckPlace, checkBlock, OrderError } from './check-block.ts'
import { ConflictError, type Patience, requestPortal, retrying } from './portal-request.ts'
import { readLines } from './read-lines.ts'

export type PortalOptions = {
  /** Address of the dataset: https://portal.sqd.dev/datasets/arbitrum-one */
  readonly url: string
  readonly budget: Budget
  /** The query in the words of the chain's family. */
  readonly translate: (query: BlockQuery) => Record<string, unknown>
  /** Reads one line in the order of the family. */
  readonly check?: (json: string, place: CheckPlace) => SourceBlock
  /** Numbers without a block are none that is missing: a look-up may find nothing. */
  readonly hasGaps?: boolean
  /** A key for a Portal that wants one; the public one does not. */
  readonly key?: string | undefined
  readonly patience?: Patience
  /** A stream that gives nothing for this long is dead. */
  readonly idleMs?: number
  /** An answer is not held back longer than this for want of more blocks. */
  readonly gatherMs?: number
  /** Size at which an answer is full. */
  readonly answerBytes?: number
}

/** A stream that goes on from answer to answer, and stands still while nobody asks: that is all the back-pressure there is. */
type Session = {
  readonly question: string
  /** An answer is being gathered: nobody else may take from the stream meanwhile. */
  isBusy: boolean
  /** Another one took its place; whoever still waits for it has gone. */
  isReplaced: boolean
  /** What the last answers handed over: blocks that come once more are told from blocks that come late. */
  handed: (readonly Place[])[]
  /** Where the next answer begins. */
  next: number
  stream: AsyncIterator<string[]> | undefined
  /** Lines that came and are in no answer yet. */
  lines: string[]
  /** Asked for and not yet there: an answer does not wait for it. */
  pending: Promise<IteratorResult<string[]>> | undefined
  abort: AbortController
}

/** Answers that are remembered. */
const handedAnswers = 4

type Place = Pick<SourceBlock, 'height' | 'hash'>

const Metadata = z.object({ start_block: z.number().int().nonnegative() })
const Head = z.object({ number: z.number().int().nonnegative() }).nullable()

/** The final blocks of a dataset of an SQD Portal. */
export function openPortal(options: PortalOptions): BlockSource {
  const {
    url,
    budget,
    translate,
    check = checkBlock,
    hasGaps = false,
    patience = { retries: 5, firstMs: 500 },
    idleMs = 30_000,
    gatherMs = 2_000,
    answerBytes = 4_000_000,
  } = options
  const headers: Record<string, string> =
    options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }
  let session: Session | undefined
  let suspect: number | undefined
  let head: Promise<number> | undefined
  let start: Promise<number> | undefined

  /** Asked once: a dataset does not lose blocks. */
  function floor(): Promise<number> {
    start ??= getJson('metadata', Metadata).then(({ start_block }) => start_block)
    start.catch(() => {
      start = undefined
    })
    return start
  }

  async function getJson<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return retrying(async () => {
      const where = `${url}/${path}`
      const response = await requestPortal(where, budget, {
        headers,
        signal: new AbortController().signal,
        answerMs: idleMs,
      })
      const text = await response.text()
      let answer: unknown
      try {
        answer = JSON.parse(text)
      } catch (cause) {
        throw new RetryableError({ what: 'Portal gave no JSON', got: text.slice(0, 100), where, cause })
      }
      const parsed = shape.safeParse(answer)
      if (parsed.success) return parsed.data
      throw new DataError({
        what: 'answer of the Portal not understood',
        got: JSON.stringify(answer),
        expected: z.prettifyError(parsed.error),
        where,
      })
    }, patience)
  }

  function dropStream(of: Session): void {
    of.abort.abort()
    of.stream = undefined
    of.lines = []
    of.pending = undefined
  }

  function replace(of: Session): void {
    of.isReplaced = true
    dropStream(of)
  }

  async function openStream(of: Session, query: BlockQuery): Promise<AsyncIterator<string[]>> {
    of.abort = new AbortController()
    const before = lastHanded(of)
    const response = await requestPortal(`${url}/finalized-stream`, budget, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip', ...headers },
      body: JSON.stringify({
        ...translate({ ...query, fromBlock: of.next }),
        // Where the block before is known, the Portal says whether it is still on the chain.
        ...(before?.height === of.next - 1 && { parentBlockHash: before.hash }),
      }),
      signal: of.abort.signal,
      answerMs: idleMs,
    })
    if (response.status === 204 || response.body === null)
      throw new NoBlocks({
        what: 'Portal has no blocks yet',
        got: `nothing from block ${of.next} on`,
        where: url,
      })
    return readLines(response.body)
  }

  /** Waits for more lines: false where the stream is over, undefined where none came in this time. */
  async function moreLines(of: Session, waitMs: number): Promise<boolean | undefined> {
    of.pending ??= (of.stream as AsyncIterator<string[]>).next()
    // Looked at by the next answer, if not by this one.
    of.pending.catch(() => undefined)
    const cancel = new AbortController()
    const late = sleep(waitMs, undefined, { signal: cancel.signal }).catch(() => undefined)
    const came = await Promise.race([of.pending, late]).finally(() => cancel.abort())
    if (came === undefined) return undefined
    of.pending = undefined
    if (came.done === true) return false
    of.lines = came.value
    return true
  }

  /** As many blocks as an answer holds; ends early, with what there is, when the stream ends or is slow. */
  async function gather(of: Session, query: BlockQuery, blocks: SourceBlock[]): Promise<void> {
    const last = query.toBlock ?? Number.MAX_SAFE_INTEGER
    const deadline = Date.now() + gatherMs
    of.stream ??= await openStream(of, query)
    for (let bytes = 0; ; ) {
      let taken = 0
      for (const line of of.lines) {
        const previous = blocks.at(-1) ?? lastHanded(of)
        const next = Math.max(of.next, (previous?.height ?? -1) + 1)
        const block = check(line, { next, last, previous })
        // It was looked at, so that a block that comes one too late is found before it is missed, and stays.
        if (bytes >= answerBytes) break
        blocks.push(block)
        bytes += block.json.length
        taken += 1
      }
      of.lines = of.lines.slice(taken)
      if (of.lines.length > 0) return
      if (blocks.at(-1)?.height === last) return dropStream(of)
      const came = await moreLines(of, blocks.length === 0 ? idleMs : Math.max(0, deadline - Date.now()))
      if (came === undefined && blocks.length === 0) throw new Error(`nothing for ${idleMs / 1000} s`)
      if (came === undefined) return
      if (!came) {
        of.stream = undefined
        if (blocks.length === 0) throw new EmptyAnswer('an answer without a block')
        return
      }
    }
  }

  async function answer(of: Session, query: BlockQuery): Promise<readonly SourceBlock[]> {
    if (of.isReplaced) throw new Error('asked for again meanwhile')
    const blocks: SourceBlock[] = []
    try {
      await gather(of, query, blocks)
    } catch (error) {
      dropStream(of)
      if (isClassified(error) && blocks.length === 0) throw error
      // What came before a cut is right, and the rest is asked for again from there. Blocks out of order may miss some.
      const isWhole = blocks.length > 0 && !(error instanceof OrderError)
      if (!isWhole) throw brokenStream(of, query, error)
    }
    of.next = (blocks.at(-1) as SourceBlock).height + 1
    const places = blocks.map(({ height, hash }) => ({ height, hash }))
    of.handed = [...of.handed.slice(1 - handedAnswers), places]
    return blocks
  }

  function brokenStream(of: Session, query: BlockQuery, error: unknown): Error {
    const failure = {
      what: `stream of blocks ${of.next} to ${query.toBlock ?? 'the head'} is broken`,
      got: error instanceof Error ? error.message : error,
      expected: 'blocks in order, each on the one before',
      where: url,
      cause: error,
    }
    const isLate =
      error instanceof OrderError &&
      error.height < of.next &&
      !of.handed.some((blocks) =>
        blocks.some(({ height, hash }) => height === error.height && hash === error.hash),
      )
    if (error instanceof EmptyAnswer) return new NoBlocks(failure)
    if (!isLate) return new RetryableError(failure)
    suspect = Math.min(suspect ?? error.height, error.height)
    return new ConflictError(
      `block ${error.height} came after block ${of.next - 1} was handed over: the chain is read again from before it; at ${url}`,
    )
  }

  /** Blocks by themselves, beside the stream that the reader is at. */
  const isLookUp = ({ fromBlock, toBlock, includeAllBlocks, logs, instructions }: BlockQuery) =>
    includeAllBlocks === true &&
    toBlock !== undefined &&
    (toBlock === fromBlock || (logs === undefined && instructions === undefined))

  async function lookUp(query: BlockQuery): Promise<readonly SourceBlock[]> {
    const first = await floor()
    if ((query.toBlock ?? query.fromBlock) < first) return []
    const aside = begin('', Math.max(first, query.fromBlock))
    let nothing = 0
    const ask = () =>
      answer(aside, query).catch((error) => {
        // Said twice, it is no fault of the stream.
        if (hasGaps && error instanceof NoBlocks && ++nothing === 2) return []
        throw error
      })
    return retrying(ask, patience).finally(() => dropStream(aside))
  }

  const begin = (question: string, next: number): Session => ({
    question,
    isBusy: false,
    isReplaced: false,
    handed: [],
    next,
    stream: undefined,
    lines: [],
    pending: undefined,
    abort: new AbortController(),
  })

  return {
    name: `Portal dataset ${url.split('/').at(-1) ?? url}`,
    floor,
    height: () => {
      // Whoever asks while a question waits for its turn gets the same answer.
      head ??= getJson('finalized-head', Head)
        .then((found) => found?.number ?? -1)
        .finally(() => {
          head = undefined
        })
      return head
    },
    read: async (query) => {
      const { fromBlock, ...question } = query
      if (isLookUp(query)) return lookUp(query)
      const asked = JSON.stringify(question)
      // A question that comes again while its first answer is gathered comes from a reader that gave the first one up.
      if (session?.question !== asked || session.next !== fromBlock || session.isBusy) {
        if (session !== undefined) replace(session)
        session = begin(asked, fromBlock)
      }
      const current = session
      current.isBusy = true
      return retrying(() => answer(current, query), patience)
        .catch((error) => {
          // A chain that changed is read anew, and so is one that came out of order.
          if (error instanceof ConflictError && session === current) session = undefined
          throw error
        })
        .finally(() => {
          current.isBusy = false
        })
    },
    suspect: () => suspect,
    trust: () => {
      suspect = undefined
    },
    close: () => {
      if (session !== undefined) replace(session)
    },
  }
}

/** Nothing stands where it was asked, or nothing yet. */
class NoBlocks extends RetryableError {}
class EmptyAnswer extends Error {}

const lastHanded = ({ handed }: Session) => handed.at(-1)?.at(-1)

/** A refusal by status. All others are faults of the stream: a connection that was cut, half a line, a wrong block. */
function isClassified(error: unknown): boolean {
  return [RetryableError, ConfigError, ConflictError, DataError].some((kind) => error instanceof kind)
}
