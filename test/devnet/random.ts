export type Random = {
  /** A whole number, from <= n < to. */
  readonly int: (from: number, to: number) => number
  /** A bigint with all its digits drawn, from <= n < to. */
  readonly big: (from: bigint, to: bigint) => bigint
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
}

/** The same seed gives the same numbers on every machine: only 32-bit integer operations (mulberry32). */
export function createRandom(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const int = (from: number, to: number) => from + (next() % (to - from))
  const big = (from: bigint, to: bigint) => {
    let drawn = 0n
    for (let word = 0; word < 9; word++) drawn = (drawn << 32n) | BigInt(next())
    return from + (drawn % (to - from))
  }
  return {
    int,
    big,
    chance: (probability) => next() < probability * 0x1_0000_0000,
    pick: <T>(list: readonly T[]) => list[int(0, list.length)] as T,
  }
}

/** FNV-1a, to make a starting number of a text. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
