import type { Verification } from '../../schemas/verification.ts'
import { environmentOf } from '../environment.ts'
import { pricesUrlFrom } from '../make-figures.ts'
import { defillama } from '../price-sources/defillama.ts'
import { checkFigures } from './check-figures.ts'
import { checkPrices } from './check-prices.ts'
import { loadFigures } from './product.ts'
import type { Scratch } from './scratch.ts'
import type { Wanted } from './understand.ts'

export type CountedValues = Pick<Verification, 'prices' | 'figures'>

/** What the product makes of its movements: the prices that they are valued with, and the figures that they are counted into. */
export async function checkValues(
  { told: { client } }: Pick<Scratch, 'told'>,
  { of, network, month }: Pick<Wanted, 'of' | 'network' | 'month'>,
  env: NodeJS.ProcessEnv,
): Promise<CountedValues & { readonly unchecked: number; readonly faults: readonly string[] }> {
  const url = pricesUrlFrom(env)
  // Fictional prices have no real source.
  const isOff = environmentOf(env) !== 'mainnet' && !env['PRICES_URL']
  const prices = await checkPrices(client, network, url === undefined || isOff ? undefined : defillama(url))
  await loadFigures(client, of, network.id, month)
  const figures = await checkFigures(client, network.id)
  return {
    prices: prices.checked,
    figures: figures.checked,
    unchecked: prices.unchecked,
    faults: [...prices.faults, ...figures.faults],
  }
}
