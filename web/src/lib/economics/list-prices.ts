import { divideDecimals, multiplyDecimals, subtractDecimals } from '../format/decimal.ts'

/** A price that somebody published on a day. Amounts are exact decimal text in USD for one unit. */
export type ListPrice = {
  readonly name: string
  /** As it is published. */
  readonly quoted: string
  /** In the unit of the comparison. */
  readonly usd: string
  /** UTC day of the list. */
  readonly day: string
  readonly source: string
}

export type CloudComparison = {
  readonly network: string
  readonly unit: string
  readonly own: ListPrice
  readonly cloud: ListPrice
  /** Copies of the network's unit that are set against one of the cloud's. */
  readonly copies: readonly number[]
  readonly why: string
}

/* A price that changes is a new entry with its day, and the older one goes: what is not dated and not sourced does not stand here. */
export const cloudComparisons: readonly CloudComparison[] = [
  {
    network: 'filecoin',
    unit: 'TiB-month',
    own: {
      name: 'Filecoin Warm Storage Service',
      quoted: '2.50 USDFC per TiB and 30 days, by its contract v1.3.0',
      // 2.5 × 365 ÷ (12 × 30)
      usd: '2.534722',
      day: '2026-06-12',
      source:
        'https://github.com/FilOzone/filecoin-services/blob/a16aea49/service_contracts/src/lib/PriceListUSDFC.sol',
    },
    cloud: {
      name: 'Amazon S3 Standard, US East (N. Virginia), price list 20230123170643',
      quoted: '0.023 USD per GB and month for the first 50 TB, where 50 TB are 51,200 GB',
      // 0.023 × 1,024
      usd: '23.552',
      day: '2023-01-23',
      source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonS3/20230123170643/index.json',
    },
    copies: [1, 3],
    why: 'The newest list of the cloud that was found with its day is three years older than that of the network; what either asks today was not looked up, and the price was read in a copy of that list, not at its address. S3 Standard keeps what it stores in at least three zones, by its own description, and Warm Storage sells copies one by one, so both one copy and three are set against it. A month is a twelfth of 365 days: the list of the cloud is for months of the calendar, the contract’s for 30 days (86,400 epochs), and its price is raised by so much. The proving fee of 0.024 USDFC per data set and month, fees of operations, and traffic are in neither. USDFC is taken at its peg of 1 USD.',
  },
]

/** What so many copies cost, and how much less than the cloud that is, as a share of the cloud's price. */
export function discountOf(
  { own, cloud }: Pick<CloudComparison, 'own' | 'cloud'>,
  copies: number,
): { usd: string; discount: string | null } {
  const usd = multiplyDecimals(own.usd, String(copies))
  return { usd, discount: divideDecimals(subtractDecimals(cloud.usd, usd), cloud.usd, 6) }
}
