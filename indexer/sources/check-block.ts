import type { SourceBlock } from './block-source.ts'

/** The block that a block must follow, and the last height that was asked for. */
export type Place = {
  readonly next: number
  readonly last: number
  /** The block before, where one is known. */
  readonly previous: Pick<SourceBlock, 'height' | 'hash'> | undefined
}

type Item = { readonly logIndex?: unknown }
type RawBlock = {
  readonly header?: { readonly number?: unknown; readonly hash?: unknown; readonly parentHash?: unknown }
  readonly logs?: readonly Item[]
}

/** The blocks of a stream are not in order: what came before the fault may miss some, and is not to be trusted. */
export class OrderError extends Error {
  override readonly name = 'OrderError'
  readonly height: number
  readonly hash: string

  constructor(message: string, { height, hash }: { height: number; hash: string }) {
    super(message)
    this.height = height
    this.hash = hash
  }
}

/**
 * Reads one line of a stream of blocks, and refuses what would lose or double a row: a height that was passed or not asked
 * for, a block on another parent, an item that stands twice. Throws OrderError or Error with the reason; whoever asked knows the range.
 */
export function checkBlock(json: string, { next, last, previous }: Place): SourceBlock {
  const { header, logs } = JSON.parse(json) as RawBlock
  const height = header?.number
  const hash = header?.hash
  if (typeof height !== 'number' || !Number.isSafeInteger(height) || typeof hash !== 'string')
    throw new Error(`a line is not a block: ${json.slice(0, 120)}`)
  const disorder = (why: string) => new OrderError(`block ${height} ${why}`, { height, hash })
  if (height < next) throw disorder(`where ${next} or a later one should be`)
  if (height > last) throw disorder(`above the last one asked for, ${last}`)
  const parent = header?.parentHash
  if (
    previous !== undefined &&
    parent !== undefined &&
    previous.height === height - 1 &&
    parent !== previous.hash
  )
    throw disorder(`stands on ${String(parent)}, and block ${previous.height} is ${previous.hash}`)
  if (logs !== undefined && logs.length > 1) checkItems(height, logs)
  return { height, hash, json }
}

function checkItems(height: number, logs: readonly Item[]): void {
  const seen = new Set<unknown>()
  for (const { logIndex } of logs) {
    if (seen.has(logIndex)) throw new Error(`block ${height} has log ${String(logIndex)} twice`)
    seen.add(logIndex)
  }
}
