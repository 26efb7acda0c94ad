import { z } from 'zod'
import type { SubstrateBlock, SubstrateDecoder, SubstrateEvent } from '../../../schemas/substrate.ts'
import { account, amount, netuid, readArgs, unknownEvent } from './event-args.ts'

const burned = 'SubtensorModule.AlphaBurned'
const recycled = 'SubtensorModule.AlphaRecycled'
const bought = 'SubtensorModule.AddStakeBurn'

const ofStake = z.tuple([account, account, amount, netuid])
const purchase = z.object({ netuid, hotkey: account, amount, alpha: amount })

/**
 * Tokens of subnets that their holders destroy. Recycled ones leave what was issued and can be issued again; burned ones do not.
 * `AddStakeBurn` comes right after the burn of what was bought by it: it tells why, and is no movement of its own.
 * https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/subtensor/src/staking/recycle_alpha.rs
 */
export function alphaBurn({ token }: { token: string }): SubstrateDecoder {
  return {
    family: 'substrate',
    name: 'alpha-burn',
    version: 1,
    setup: token,
    filters: [{ event: burned }, { event: recycled }, { event: bought }],
    facts: ['burn'],
    decode(event, block) {
      if (event.name === bought) {
        readArgs(event, purchase)
        return []
      }
      if (event.name !== burned && event.name !== recycled)
        throw unknownEvent(event, `${burned}, ${recycled} or ${bought}`)
      const [coldkey, hotkey, raw, subnet] = readArgs(event, ofStake)
      if (raw === 0n) return []
      const why = event.name === recycled ? 'emission_cancel' : 'manual'
      return [
        {
          fact: 'burn',
          class: event.name === burned && isPurchased(event, block, hotkey, subnet) ? 'buyback' : why,
          service: `subnet-${subnet}`,
          token,
          raw,
          payer: coldkey,
          payee: '',
          reference: '',
        },
      ]
    },
  }
}

function isPurchased(
  { index, extrinsic }: SubstrateEvent,
  block: SubstrateBlock,
  hotkey: string,
  of: number,
) {
  const next = block.events.find((event) => event.index === index + 1)
  if (next === undefined || next.name !== bought || next.extrinsic !== extrinsic) return false
  const told = readArgs(next, purchase)
  return told.hotkey === hotkey && told.netuid === of
}
