import { concat, keccak256, numberToHex } from 'viem'

/** A header as an endpoint tells it; whatever else it holds stays as it is. */
export type RawBlock = {
  number: string
  hash: `0x${string}`
  parentHash: `0x${string}`
  timestamp: string
  logsBloom: string
  transactions: unknown[]
}

/** What the endpoint really says; null for a height that it has no block of. */
export type RawSource = {
  readonly head: () => Promise<number>
  readonly byNumber: (height: number) => Promise<RawBlock | null>
  readonly byHash: (hash: string) => Promise<RawBlock | null>
}

const noBloom = `0x${'00'.repeat(256)}`
const remembered = 20_000
/** More rounds without a block in a row than any chain has seen. */
const longestGap = 200

/**
 * Filecoin has heights without a block, and the processor takes heights for a chain without gaps. So the gaps are filled
 * with empty blocks whose hashes are made of the block before the gap, and the block after it points to the last of them.
 *
 * A height counts as empty only when the next block names a parent below it. "Not found" alone may be a node that is
 * behind, and a payment skipped for that would never be missed.
 */
export function fillNullRounds(source: RawSource) {
  const real = new Map<string, RawBlock>()
  const filled = new Map<string, RawBlock>()

  async function parentOf(block: RawBlock): Promise<RawBlock | null> {
    return real.get(block.parentHash) ?? (await source.byHash(block.parentHash))
  }

  /** The block as the processor is to see it, the gap below it filled; null while its parent is not known to the node. */
  async function link(raw: RawBlock): Promise<RawBlock | null> {
    const block = { ...raw, logsBloom: noBloom }
    const height = Number(raw.number)
    if (height === 0 || /^0x0+$/.test(raw.parentHash)) return block
    const parent = await parentOf(raw)
    if (parent === null) return null
    if (Number(parent.number) === height - 1) return block
    const below = Number(parent.number)
    const times = [Number(parent.timestamp), Number(raw.timestamp)] as const
    let parentHash = parent.hash
    for (let empty = below + 1; empty < height; empty++) {
      const hash = keccak256(concat([parent.hash, numberToHex(empty, { size: 32 })]))
      const time = times[0] + Math.floor(((times[1] - times[0]) * (empty - below)) / (height - below))
      remember(filled, hash, {
        ...parent,
        number: numberToHex(empty),
        hash,
        parentHash,
        timestamp: numberToHex(time),
        logsBloom: noBloom,
        transactions: [],
      })
      parentHash = hash
    }
    return { ...block, parentHash }
  }

  async function nextReal(height: number, known: ReadonlyMap<number, RawBlock>): Promise<RawBlock | null> {
    let head: number | undefined
    for (let next = height + 1; next <= height + longestGap; next++) {
      const given = known.get(next)
      if (given !== undefined) return given
      head ??= await source.head()
      if (next > head) return null
      const block = accept(next, await source.byNumber(next))
      if (block !== null) return block
    }
    return null
  }

  async function complete(
    heights: readonly number[],
    answers: readonly (RawBlock | null)[],
  ): Promise<(RawBlock | null)[]> {
    const known = new Map<number, RawBlock>()
    heights.forEach((height, index) => {
      const block = accept(height, answers[index] ?? null)
      if (block === null) return
      known.set(height, block)
      remember(real, block.hash, block)
    })
    const completed: (RawBlock | null)[] = []
    for (const height of heights) {
      const block = known.get(height)
      completed.push(block === undefined ? await fill(height, known) : await link(block))
    }
    return completed
  }

  async function fill(height: number, known: ReadonlyMap<number, RawBlock>): Promise<RawBlock | null> {
    const next = await nextReal(height, known)
    if (next === null) return null
    const linked = await link(next)
    let block = linked === null ? undefined : filled.get(linked.parentHash)
    while (block !== undefined && Number(block.number) > height) block = filled.get(block.parentHash)
    return block !== undefined && Number(block.number) === height ? block : null
  }

  return {
    complete,
    byHash: async (hash: string): Promise<RawBlock | null> => {
      const made = filled.get(hash)
      if (made !== undefined) return made
      const raw = await source.byHash(hash)
      return raw === null ? null : link(raw)
    },
  }
}

/** Some endpoints answer an empty height with the block before it. */
function accept(height: number, block: RawBlock | null): RawBlock | null {
  return block !== null && Number(block.number) === height ? block : null
}

function remember(map: Map<string, RawBlock>, hash: string, block: RawBlock): void {
  map.set(hash, block)
  const [oldest] = map.keys()
  if (map.size > remembered && oldest !== undefined) map.delete(oldest)
}

/** Lotus says it with an error, in other versions with null. */
export function isNullRound(message: string): boolean {
  return /null round/i.test(message)
}
