import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutIntoSlices } from '../../api/export/slices.ts'

/* Every month of every chain is in one slice, in the order of a file, and no slice but a month alone reads too much. */

const months = fc
  .uniqueArray(
    fc.record({
      chain: fc.constantFrom('arbitrum', 'polygon', 'solana'),
      month: fc
        .integer({ min: 0, max: 40 })
        .map((index) => new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 10)),
      movements: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 900_000 })),
    }),
    { selector: ({ chain, month }) => chain + month, maxLength: 60 },
  )
  .map((all) => all.sort((a, b) => (a.chain + a.month < b.chain + b.month ? -1 : 1)))

test('slices hold each month once, in order', () => {
  fc.assert(
    fc.property(months, fc.boolean(), (all, isFirst) => {
      const slices = cutIntoSlices('render', all, isFirst)
      const held = slices.map((slice) =>
        all.filter(
          ({ chain, month }) =>
            (slice.chain === '' || slice.chain === chain) && month >= slice.from && month < slice.to,
        ),
      )
      expect(held.flat()).toEqual(all)
      for (const one of held) {
        expect(one.length).toBeGreaterThan(0)
        if (one.length > 1)
          expect(one.reduce((sum, { movements }) => sum + movements, 0)).toBeLessThanOrEqual(350_000)
      }
    }),
  )
})
