import { parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder } from '../../../schemas/decoder.ts'
import { decodeEvent } from './decode-event.ts'

export const horizonRewardsAssigned = parseAbiItem(
  'event HorizonRewardsAssigned(address indexed indexer, address indexed allocationID, uint256 amount)',
)

/**
 * New tokens of The Graph's RewardsManager for one allocation of an indexer, the part of its delegators inside. The event
 * names no token: `token` is the address of what the manager mints. An amount of zero makes no movement.
 */
export function graphReward({ token }: { token: string }): EvmDecoder {
  return {
    family: 'evm',
    name: 'graph-reward',
    version: 1,
    setup: token,
    filters: [{ topic0: [toEventSelector(horizonRewardsAssigned)] }],
    facts: ['emission'],
    decode(log) {
      const { indexer, amount } = decodeEvent(horizonRewardsAssigned, log)
      if (amount === 0n) return { movements: [], references: [] }
      return {
        movements: [
          {
            fact: 'emission',
            class: 'provider',
            service: '',
            token: token.toLowerCase(),
            raw: amount,
            payer: '',
            payee: indexer.toLowerCase(),
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}
