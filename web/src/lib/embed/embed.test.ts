import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultView, readView } from '../state/view-params.ts'
import { embedAddress, embedCode } from './embed.ts'

test('the address of a chart holds what it shows and nothing of the page around it', () => {
  const view = {
    ...defaultView,
    period: '1y' as const,
    mode: 'lines' as const,
    search: 'x',
    tables: ['sector'],
    excluded: true,
  }
  const address = embedAddress(view, { plot: 'burned', networks: ['helium'] })
  expect(address).toBe('/embed?period=1y&plot=burned&networks=helium&mode=lines')
  const read = readView(new URL(address, 'http://depindex.test').searchParams)
  expect(read).toEqual({
    view: { ...defaultView, period: '1y', mode: 'lines', plot: 'burned', networks: ['helium'] },
    ignored: [],
  })
})

test('no title and no address ends an attribute or the element', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (address, title) => {
      const code = embedCode(address, title)
      expect(code.match(/[<>]/g)).toEqual(['<', '>', '<', '>'])
      expect(code.match(/"/g)).toHaveLength(12)
    }),
  )
})
