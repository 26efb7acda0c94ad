import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Ask, Observed, ReadingSource } from '../../schemas/reading.ts'
import { call } from './json-rpc.ts'
import { smallNumber, wholeText } from './read-shape.ts'

/** 2020-08-24T22:00:00Z; an epoch is 30 seconds. https://github.com/filecoin-project/lotus (build/params_mainnet.go) */
const genesis = 1_598_306_400
const epochSeconds = 30
/** Epochs after which Filecoin calls a tipset final. */
const finality = 900
const decimals = 18
const pebibyte = 2n ** 50n
const capacityDigits = 12

const cid = z.object({ '/': z.string() })
const tipset = z.object({ Cids: z.array(cid).min(1), Height: smallNumber })
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
 * Supply and power of Filecoin at the borders of days, by Lotus JSON-RPC. A tipset's state is the one before its messages,
 * so that of the first tipset at or after a border holds everything before it and nothing behind. `FilBurnt` is the balance
 * of the burnt funds actor f099.
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
    },
    { metric: 'mined_total', token: 'FIL', fact: 'emission', class: 'provider', most: '1000000' },
  ],
  what: 'Totals at 00:00 UTC: FIL burned and mined since genesis, circulating supply, storage power and providers with power. What moved in a day is the difference of two totals.',
  source: 'https://docs.filecoin.io/reference/json-rpc/state',
  observe: async (borders, ask) => {
    const observed: Observed[] = []
    const top = await call(ask, 'Filecoin.ChainHead', [], z.object({ Height: smallNumber }))
    // What may still be taken back is asked for later.
    for (const border of borders)
      if (epochOf(border) + finality <= top.result.Height)
        observed.push(...(await observeBorder(border, ask)))
    return observed
  },
}

/** A border is a whole number of epochs after the genesis. */
const epochOf = (border: string) => (Date.parse(border) / 1000 - genesis) / epochSeconds

async function observeBorder(border: string, ask: Ask): Promise<Observed[]> {
  const epoch = epochOf(border)
  const head = await call(ask, 'Filecoin.ChainGetTipSetAfterHeight', [epoch, null], tipset)
  const { Cids: key, Height: block } = head.result
  // A day without a tipset cannot be: it would be another chain, or a node that is not synced.
  if (block < epoch || block > epoch + 2880)
    throw new RetryableError({
      what: 'tipset of another time',
      got: block,
      expected: `epoch ${epoch} or soon after`,
    })
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
