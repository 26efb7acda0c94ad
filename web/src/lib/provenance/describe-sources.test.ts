import { expect, test } from 'vitest'
import { describePublishers, describeSources, findPublished } from './describe-sources.ts'

const source = (id: string, place: string) => ({ source: id, what: '', place, licence: '', caution: '' })
const published = [
  source('rnp20', 'nickypockets/RENDER_RNP20_Tools @ fd40b17c'),
  source('portal', 'davidgasquez/filecoin-data-portal, dataset cards of 2026-04-14'),
  source('closes', 'somebody/closes @ 4ce7a2c0'),
]

test.each([
  [['rnp20'], 'published: nickypockets/RENDER_RNP20_Tools'],
  [['portal x closes'], 'published: davidgasquez/filecoin-data-portal; prices: somebody/closes'],
  [
    ['geod-polygon + geod-solana', 'rnp20, portal'],
    'indexed: geod-polygon, geod-solana; published: davidgasquez/filecoin-data-portal, nickypockets/RENDER_RNP20_Tools',
  ],
  [['filecoin-pay-v1 × coingecko'], 'indexed: filecoin-pay-v1; prices: coingecko'],
  [
    ['portal x closes, portal x closes + coingecko'],
    'published: davidgasquez/filecoin-data-portal; prices: somebody/closes, coingecko',
  ],
  [['coingecko x defillama'], 'market: coingecko; prices: defillama'],
  [[''], ''],
])('%j', (named, text) => {
  expect(describeSources(named, published)).toBe(text)
})

test('publishers stand without prices, and are found with them', () => {
  expect(describePublishers(['rnp20 x closes, portal'], published)).toBe(
    'published: davidgasquez/filecoin-data-portal, nickypockets/RENDER_RNP20_Tools',
  )
  expect(findPublished(['rnp20 x closes'], published).map((entry) => entry.source)).toEqual([
    'rnp20',
    'closes',
  ])
})
