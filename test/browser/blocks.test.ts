import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { kinds, reasonOf, tellersOf } from '../networks/kinds.ts'
import { useDashboard } from './use-dashboard.ts'

/*
 * Every network has a page with payments, burns, emissions, utilization and market, and each of the five is filled, or the
 * sentence of the network's file stands in its place.
 */

const { networks } = await loadCatalog(networkFolders({}))
const { open, client } = useDashboard()

/** Told of one network, so that one market is filled and those of the others must say why they are not. */
beforeAll(async () => {
  const now = Math.floor(Date.now() / 1000)
  await client().insert({
    table: 'market_quotes',
    format: 'JSONEachRow',
    values: ['defillama', 'coingecko', 'coinpaprika'].map((source) => ({
      coin: 'helium',
      source,
      asked_at: now,
      observed_at: now - 90,
      usd: source === 'coinpaprika' ? '2.65' : '2.5',
      ...(source === 'coingecko' && { circulating: '186000000', total: '186500000', largest: '223000000' }),
      answer: '',
    })),
  })
}, 180_000)

type Block = { readonly text: string; readonly values: number; readonly charts: number }

const wanted = ['render', 'filecoin', 'helium', 'aethir', 'hivemapper', 'internet-computer', 'bittensor']
test('the networks that must have a page are defined', () => {
  expect(networks.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted))
})

describe.each(networks.map((network) => [network.id, network] as const))('%s', (id, network) => {
  test('has five blocks, each filled or explained', async () => {
    const { page, context, complaints } = await open(`/networks/${id}`)
    const blocks = await page.evaluate<Record<string, Block>>(`Object.fromEntries(
      [...document.querySelectorAll('[data-block]')].map((block) => [block.dataset.block, {
        text: block.textContent.replace(/\\s+/g, ' '),
        values: block.querySelectorAll('data[value]').length,
        charts: block.querySelectorAll('canvas').length,
      }]))`)
    await context.close()
    const { payments, supply, utilization, market } = blocks
    const { methodology } = network
    const says = (block: Block | undefined, sentence: string | undefined) =>
      sentence !== undefined && block?.text.includes(sentence.replace(/\s+/g, ' ')) === true
    const draws = (name: string) =>
      supply !== undefined && supply.charts > 0 && supply.text.includes(`${name} `)
    const unanswered = Object.entries({
      payments: (payments?.charts ?? 0) > 0 || says(payments, methodology.fees),
      burns: says(supply, methodology.burned) || (draws('Burned') && !says(supply, 'Burned: no data.')),
      emissions:
        says(supply, methodology.emitted) || (draws('Emitted') && !says(supply, 'Emitted: no data.')),
      utilization: (utilization?.charts ?? 0) > 0 || says(utilization, methodology.utilization),
      market:
        (market?.values ?? 0) > 0 ||
        /No market source has told|no token that a market prices|stale/.test(market?.text ?? ''),
    }).flatMap(([block, isAnswered]) => (isAnswered ? [] : [block]))
    expect(unanswered).toEqual([])
    const placeOf = { payments, burns: supply, emissions: supply, utilization, market }
    const unsaid = kinds.filter(
      (kind) =>
        kind !== 'market' &&
        tellersOf(network, kind).length === 0 &&
        !says(placeOf[kind], reasonOf(network, kind)),
    )
    expect(unsaid, 'what nothing tells is explained in its place').toEqual([])
    expect(complaints).toEqual([])
  })
})

test('a market says what it is worth, how old that is, and that its sources disagree', async () => {
  const { page, context } = await open('/networks/helium')
  const market = page.locator('[data-block=market]')
  await market
    .getByText('Sources disagree: HNT costs 2.5 USD by defillama and 2.65 by coinpaprika, 6 % apart.')
    .waitFor()
  expect(await market.locator('data').first().getAttribute('value')).toBe('2.5')
  expect(await market.locator('data[value="465000000"]').count()).toBe(1)
  expect(await market.textContent()).toMatch(/\d+ (s|min) old/)
  await context.close()
})
