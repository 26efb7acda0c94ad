import { parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder, EvmLog } from '../../../schemas/decoder.ts'
import { decodeEvent, unknownEvent } from './decode-event.ts'

export const depositServiceFee = parseAbiItem(
  'event DepositServiceFee(address indexed developer, uint64 nonce, uint256 amount)',
)
export const withdrawServiceFee = parseAbiItem(
  'event WithdrawServiceFee(address indexed developer, uint64 nonce, uint256 amount)',
)

const depositTopic = toEventSelector(depositServiceFee)
const withdrawTopic = toEventSelector(withdrawServiceFee)

/**
 * What developers put down for Aethir's compute. A withdrawal is the same money going back: a negative amount of the same
 * developer, so that a day on which more leaves than comes in is below zero. The use of what was put down is settled off
 * the chain. The events name no token: `token` is what the contract takes. An amount of zero makes no movement.
 */
export function aethirServiceFee({ token }: { token: string }): EvmDecoder {
  return {
    family: 'evm',
    name: 'aethir-service-fee',
    version: 1,
    setup: token,
    filters: [{ topic0: [depositTopic, withdrawTopic] }],
    facts: ['prepayment'],
    decode(log) {
      const { developer, raw } = readFee(log)
      if (raw === 0n) return { movements: [], references: [] }
      return {
        movements: [
          {
            fact: 'prepayment',
            class: '',
            service: '',
            token: token.toLowerCase(),
            raw,
            payer: developer.toLowerCase(),
            payee: '',
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}

function readFee(log: EvmLog): { developer: string; raw: bigint } {
  if (log.topics[0] === depositTopic) {
    const { developer, amount } = decodeEvent(depositServiceFee, log)
    return { developer, raw: amount }
  }
  if (log.topics[0] === withdrawTopic) {
    const { developer, amount } = decodeEvent(withdrawServiceFee, log)
    return { developer, raw: -amount }
  }
  throw unknownEvent(log, 'DepositServiceFee or WithdrawServiceFee')
}
