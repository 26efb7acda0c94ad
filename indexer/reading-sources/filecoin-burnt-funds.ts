import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import type { Observed, ReadingSource } from '../../schemas/reading.ts'
import { finalBorders, tipsetAt } from './filecoin-border.ts'
import { filecoinSupply } from './filecoin-supply.ts'
import { call } from './json-rpc.ts'
import { wholeText } from './read-shape.ts'

const actor = z.object({ Balance: wholeText })

/**
 * The balance of the burnt funds actor f099 at the borders of days, by Lotus JSON-RPC: all that is burned lies there. It is
 * asked for apart from the totals, so that another node may answer it. https://docs.filecoin.io/reference/json-rpc/state
 */
export const filecoinBurntFunds: ReadingSource = {
  id: 'burnt-funds',
  version: 1,
  chain: 'filecoin',
  address: 'f099',
  url: filecoinSupply.url,
  since: filecoinSupply.since,
  span: 1,
  reach: 0,
  settles: 0,
  counters: [],
  what: 'Balance of the burnt funds actor at 00:00 UTC, with which the total of burned FIL is compared.',
  source: 'https://docs.filecoin.io/reference/json-rpc/state',
  observe: async (borders, ask) => {
    const observed: Observed[] = []
    for (const border of await finalBorders(borders, ask)) {
      const { key, block } = await tipsetAt(border, ask)
      const { result, answer } = await call(ask, 'Filecoin.StateGetActor', ['f099', key], actor)
      observed.push({
        metric: 'burnt_balance',
        token: 'FIL',
        border,
        value: formatAmount(BigInt(result.Balance), 18),
        unit: 'FIL',
        block,
        answer: answer.hash,
      })
    }
    return observed
  },
}
