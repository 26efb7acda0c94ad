import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
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
  // Below zero where more went into the reserve than came out of it.
  FilReserveDisbursed: z.string().regex(/^-?\d+$/, 'a whole number'),
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

/**
 * What was vested, mined and taken from the reserve, less what was burned and is locked, is what circulates, and zero where that
 * is below it: https://github.com/filecoin-project/lotus/blob/0a23a4a1/chain/stmgr/supply.go
 */
function mustClose(parts: z.infer<typeof supply>, border: string): void {
  const [vested, mined, reserve, burnt, locked, circulating] = [
    parts.FilVested,
    parts.FilMined,
    parts.FilReserveDisbursed,
    parts.FilBurnt,
    parts.FilLocked,
    parts.FilCirculating,
  ].map(BigInt) as [bigint, bigint, bigint, bigint, bigint, bigint]
  const closes = vested + mined + reserve - burnt - locked
  if (circulating !== (closes > 0n ? closes : 0n))
    throw new RetryableError({
      what: 'supply of Filecoin does not close',
      got: `${circulating} attoFIL in circulation`,
      expected: `${closes}: vested + mined + disbursed from the reserve - burned - locked`,
      where: border,
    })
}

async function observeBorder(border: string, ask: Ask): Promise<Observed[]> {
  const { key, block } = await tipsetAt(border, ask)
  const fil = await call(ask, 'Filecoin.StateVMCirculatingSupplyInternal', [key], supply)
  mustClose(fil.result, border)
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
