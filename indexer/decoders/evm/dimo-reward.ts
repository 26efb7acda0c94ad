import { parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder } from '../../../schemas/decoder.ts'
import { decodeEvent } from './decode-event.ts'

export const tokensTransferred = parseAbiItem(
  'event TokensTransferred(address indexed user, uint256 _amount, uint256 indexed vehicleNodeId)',
)

/**
 * The week's tokens of DIMO's reward contract for one vehicle, to its owner. The events that tell the parts by device and
 * by streak are the same money. The event names no token: `token` is what the contract hands out. An amount of zero makes
 * no movement.
 */
export function dimoReward({ token }: { token: string }): EvmDecoder {
  return {
    family: 'evm',
    name: 'dimo-reward',
    version: 1,
    setup: token,
    filters: [{ topic0: [toEventSelector(tokensTransferred)] }],
    facts: ['emission'],
    decode(log) {
      const { user, _amount: amount } = decodeEvent(tokensTransferred, log)
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
            payee: user.toLowerCase(),
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}
