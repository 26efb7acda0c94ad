import { expect, test } from 'vitest'
import { tellApart } from './known-networks.ts'

test('what no network is called is told apart once it is known which there are', () => {
  const named = ['render', 'nobody', 'helium']
  expect(tellApart(named, undefined)).toEqual({ known: named, unknown: [] })
  expect(tellApart(named, [{ id: 'helium' }, { id: 'render' }])).toEqual({
    known: ['render', 'helium'],
    unknown: ['nobody'],
  })
  expect(tellApart(named, [])).toEqual({ known: [], unknown: named })
})
