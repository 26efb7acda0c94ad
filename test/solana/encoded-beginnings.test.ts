import { getBase58Decoder } from '@solana/kit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEncodedBeginnings } from '../../indexer/chains/solana/encoded-beginnings.ts'

const base58 = getBase58Decoder()
// Zeros at the beginning are written in another way than all others.
const bytes = (minLength: number, maxLength: number) =>
  fc
    .uint8Array({ minLength, maxLength })
    .chain((some) =>
      fc.nat(some.length).map((zeros) => Uint8Array.from(some, (byte, at) => (at < zeros ? 0 : byte))),
    )
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))

test('law: whatever begins so is never refused', () => {
  fc.assert(
    fc.property(bytes(0, 9), bytes(0, 60), fc.array(bytes(1, 9)), (beginning, rest, others) => {
      const mayBegin = readEncodedBeginnings([...others, beginning])
      expect(mayBegin(base58.decode(join(beginning, rest)))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('law: what differs within seven bytes of a long beginning is refused', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      fc.nat(6),
      fc.integer({ min: 1, max: 255 }),
      fc.uint8Array({ maxLength: 30 }),
      (beginning, at, change, rest) => {
        fc.pre(beginning[0] !== 0)
        const other = beginning.with(at, ((beginning[at] ?? 0) + change) % 256)
        const refused = !readEncodedBeginnings([beginning])(base58.decode(join(other, rest)))
        // What begins with a zero is written longer, and can look like another count of bytes.
        expect(refused || other[0] === 0).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('nothing to begin with takes everything, and so does a text that is too long to look at', () => {
  expect(readEncodedBeginnings([new Uint8Array()])('2NEpo7TZRRrLZSi2U')).toBe(true)
  expect(readEncodedBeginnings([Uint8Array.of(1)])('z'.repeat(65))).toBe(true)
  expect(readEncodedBeginnings([Uint8Array.of(1)])('')).toBe(false)
  expect(readEncodedBeginnings([])('2NEpo7TZRRrLZSi2U')).toBe(false)
})
