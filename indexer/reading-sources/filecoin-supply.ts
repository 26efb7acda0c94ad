import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import type { Ask, Observed, ReadingSource } from '../../schemas/reading.ts'
import { finalBorders, tipsetAt } from './filecoin-border.ts'
import { call } from './json-rpc.ts'
import { wholeText } from './read-shape.ts'

const decimals = 18
const pebibyte = 2n ** 50n
const capacityDigits = 12

const supply = z.object({
  FilVested: wholeText,
  FilMined: wholeText,
  FilBurnt: wholeText,
  FilLocked: wholeText,
  FilCirculating: wholeText,
})
const power = z.object({
  State: z.object({
    TotalRawBytePower: wholeText,
    TotalQualityAdjPower: wholeText,
    MinerAboveMinPowerCount: wholeText,
  }),
})

/**
 * Supply and power of Filecoin at the borders of days, by Lotus JSON-RPC. `FilBurnt` is the balance of the burnt funds actor
 * f099, which another source asks for as well.
 * https://docs.filecoin.io/reference/json-rpc/state
 */
export const filecoinSupply: ReadingSource = {
  id: 'supply',
  version: 1,
  chain: 'filecoin',
  address: 'f099',
  url: 'https://api.node.glif.io/rpc/v1',
  since: '2020-10-15',
  span: 1,
  // The public endpoint looks back 2,000 epochs, which are less than seventeen hours.
  reach: 0,
  settles: 0,
  counters: [
    {
      metric: 'burned_total',
      token: 'FIL',
      fact: 'burn',
      class: 'unknown',
      most: '1000000',
      // Network fees of Filecoin Pay are burned into the same balance.
      holdsMovements: true,
      check: { metric: 'burnt_balance', rule: 'equals', within: '0' },
    },
    { metric: 'mined_total', token: 'FIL', fact: 'emission', class: 'provider', most: '1000000' },
  ],
  what: 'Totals at 00:00 UTC: FIL burned and mined since genesis, circulating supply, storage power and providers with power. What moved in a day is the difference of two totals.',
  source: 'https://docs.filecoin.io/reference/json-rpc/state',
  observe: async (borders, ask) => {
    const observed: Observed[] = []
    // What may still be taken back is asked for later.
    for (const border of await finalBorders(borders, ask))
      observed.push(...(await observeBorder(border, ask)))
    return observed
  },
}

async function observeBorder(border: string, ask: Ask): Promise<Observed[]> {
  const { key, block } = await tipsetAt(border, ask)
  const fil = await call(ask, 'Filecoin.StateVMCirculatingSupplyInternal', [key], supply)
  const claims = await call(ask, 'Filecoin.StateReadState', ['f04', key], power)
  const amount = (metric: string, raw: string): Observed => ({
    metric,
    token: 'FIL',
    border,
    value: formatAmount(BigInt(raw), decimals),
    unit: 'FIL',
    block,
    answer: fil.answer.hash,
  })
  const size = (metric: string, bytes: string): Observed => ({
    metric,
    token: '',
    border,
    value: formatAmount((BigInt(bytes) * 10n ** BigInt(capacityDigits)) / pebibyte, capacityDigits),
    unit: 'PiB',
    block,
    answer: claims.answer.hash,
  })
  const { State: totals } = claims.result
  return [
    amount('burned_total', fil.result.FilBurnt),
    amount('mined_total', fil.result.FilMined),
    amount('supply_circulating', fil.result.FilCirculating),
    amount('vested_total', fil.result.FilVested),
    amount('locked', fil.result.FilLocked),
    size('capacity_raw', totals.TotalRawBytePower),
    size('capacity_quality_adjusted', totals.TotalQualityAdjPower),
    {
      metric: 'nodes_active',
      token: '',
      border,
      value: totals.MinerAboveMinPowerCount,
      unit: 'count',
      block,
      answer: claims.answer.hash,
    },
  ]
}
