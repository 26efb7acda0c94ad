import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { readShape, smallNumber, wholeText } from './read-shape.ts'

const points = z.array(z.tuple([smallNumber, wholeText]))
/** As a list, or as one in an object: both are seen in programs that read it. */
const series = z.union([points, z.object({ data: points }).transform(({ data }) => data)])

/** There were never fewer ICP than 400 million: a smaller number is counted in another unit. */
const least = 400_000_000n * 10n ** 8n

/**
 * Supply of ICP at the borders of days, as the API that indexes the ledger's blocks tells it. Times and amounts as in its
 * published description (two-item arrays of Unix seconds and e8s); the live answer is not verified.
 * https://ledger-api.internetcomputer.org/swagger-ui/
 */
export const icpLedgerSupply: ReadingSource = {
  id: 'ledger-supply',
  version: 1,
  chain: 'internet-computer',
  address: 'ryjl3-tyaaa-aaaaa-aaaba-cai',
  url: 'https://ledger-api.internetcomputer.org',
  since: '2021-05-11',
  span: 365,
  settles: 1,
  counters: [],
  what: 'Supply of ICP at 00:00 UTC by the blocks of the ledger, with which the total of burned ICP is compared.',
  source: 'https://ledger-api.internetcomputer.org/swagger-ui/',
  observe: async (borders, ask) => {
    const [start, end] = [borders[0] ?? '', borders.at(-1) ?? ''].map((border) => Date.parse(border) / 1000)
    const path = `/supply/total/series?step=86400&start=${start}&end=${end}`
    const told = await ask({ path })
    const supplies = new Map(readShape(told, series, 'supply of ICP'))
    return borders.flatMap((border) => {
      const supply = supplies.get(Date.parse(border) / 1000)
      if (supply === undefined) return []
      if (BigInt(supply) < least)
        throw new RetryableError({
          what: 'supply of ICP not believed',
          got: supply,
          expected: `at least ${least} e8s`,
          where: border,
        })
      return [
        {
          metric: 'supply_total',
          token: 'ICP',
          border,
          value: formatAmount(BigInt(supply), 8),
          unit: 'ICP',
          block: null,
          answer: told.hash,
        },
      ]
    })
  },
}
