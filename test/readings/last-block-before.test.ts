import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastBlockBefore } from '../../indexer/reading-sources/substrate/last-block-before.ts'

const pace = 12_000

/** Times of blocks: mostly one slot apart, with slots left out, and now and then a long rest. */
const times = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constant(1) },
      { weight: 2, arbitrary: fc.integer({ min: 2, max: 9 }) },
      fc.integer({ min: 10, max: 5000 }),
    ),
    { minLength: 1, maxLength: 3000 },
  )
  .map((slots) => {
    let time = 1_679_000_000_000
    return [0, ...slots.map((slot) => (time += slot * pace))]
  })

test('is the last block of all that are before a time, and is found without asking for many', async () => {
  await fc.assert(
    fc.asyncProperty(times, fc.double({ min: 0, max: 1, noNaN: true }), async (chain, place) => {
      const [first, last] = [chain[1] ?? 0, chain.at(-1) ?? 0]
      const time = Math.floor(first + (last - first) * place)
      let asked = 0
      const at = (number: number) => ({ number, time: chain[number] ?? Number.NaN })
      const found = await lastBlockBefore(time, at(0), at(chain.length - 1), pace, async (number) => {
        asked++
        return at(number)
      })
      expect(found.number).toBe(chain.findLastIndex((one) => one < time))
      expect(asked).toBeLessThanOrEqual(3 * Math.ceil(Math.log2(chain.length)) + 3)
    }),
    { numRuns: 500 },
  )
})

test('takes three questions where no slot was left out', async () => {
  const asked: number[] = []
  const at = (number: number) => ({ number, time: number * pace })
  const found = await lastBlockBefore(6_000_000 * pace, at(0), at(8_000_000), pace, async (number) => {
    asked.push(number)
    return at(number)
  })
  expect(found.number).toBe(5_999_999)
  expect(asked.length).toBeLessThanOrEqual(3)
})
