import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Observed, ReadingSource } from '../../schemas/reading.ts'
import { lastBlockBefore, queryAt } from './cosmos-rpc.ts'
import { readMessage } from './protobuf.ts'

const chainId = 'akashnet-2'
const decimals = 6
const wholeNumber = z.string().regex(/^\d{1,60}$/)

/** cosmos.bank.v1beta1.QuerySupplyOfRequest { denom: "uakt" } */
const supplyOfAkt = '0a0475616b74'

/**
 * Supply of AKT at the borders of days, by a node's RPC, without what the vault of the Burn-Mint Equilibrium minted because it
 * held too little: the rest rises by inflation alone. Fields: https://github.com/cosmos/cosmos-sdk (bank/v1beta1/query.proto)
 * and https://github.com/akash-network/chain-sdk/tree/55f1c683/proto/node/akash/bme/v1 (query.proto, types.proto).
 */
export const akashIssuance: ReadingSource = {
  id: 'issuance',
  version: 1,
  chain: 'akash',
  address: 'uakt',
  url: 'https://rpc.akt.dev/rpc',
  since: '2026-03-24',
  span: 1,
  // How far back public nodes keep their state is not verified; most drop it within days.
  reach: 1,
  settles: 0,
  counters: [
    { metric: 'issued_total', token: 'AKT', fact: 'emission', class: 'delegator', most: '500000' },
    { metric: 'reminted_total', token: 'AKT', fact: 'emission', class: 'remint', most: '500000' },
  ],
  what: 'Supply of AKT at 00:00 UTC, and what of it the vault minted to redeem ACT. What was issued in a day is the difference of two totals.',
  source: 'https://github.com/akash-network/node/blob/3efe26bf/x/bme/keeper/keeper.go',
  observe: async (borders, ask) => {
    const observed: Observed[] = []
    for (const border of borders) {
      const height = await lastBlockBefore(ask, chainId, Date.parse(border))
      if (height === undefined) continue
      const of = (metric: string, raw: bigint, answer: string): Observed => ({
        metric,
        token: 'AKT',
        border,
        value: formatAmount(raw, decimals),
        unit: 'AKT',
        block: height,
        answer,
      })
      const bank = await queryAt(ask, {
        path: '/cosmos.bank.v1beta1.Query/SupplyOf',
        data: supplyOfAkt,
        height,
      })
      const vault = await queryAt(ask, { path: '/akash.bme.v1.Query/VaultState', data: '', height })
      const supply = coinOf(readMessage(bank.value).get(1) ?? [])
      const state = readMessage(vault.value).get(1)?.[0]
      if (supply === undefined || state === undefined)
        throw new RetryableError({
          what: 'supply not told',
          got: `${bank.value.length} and ${vault.value.length} bytes`,
          expected: 'an amount of uakt and the state of the vault',
        })
      // A vault that never minted AKT does not name it.
      const minted = coinOf(readMessage(state).get(3) ?? []) ?? 0n
      observed.push(
        of('supply_total', supply, bank.answer.hash),
        of('issued_total', supply - minted, bank.answer.hash),
        of('reminted_total', minted, vault.answer.hash),
      )
    }
    return observed
  },
}

/** The amount of uakt among coins; undefined where there is none. Throws RetryableError for what is no amount. */
function coinOf(coins: readonly Uint8Array[]): bigint | undefined {
  for (const coin of coins) {
    const fields = readMessage(coin)
    const [denom, amount] = [1, 2].map((field) => Buffer.from(fields.get(field)?.[0] ?? []).toString())
    if (denom !== 'uakt') continue
    const read = wholeNumber.safeParse(amount)
    if (!read.success)
      throw new RetryableError({ what: 'amount not understood', got: amount, expected: 'a whole number' })
    return BigInt(read.data)
  }
  return undefined
}
