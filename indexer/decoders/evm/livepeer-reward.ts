import { parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder, EvmLog } from '../../../schemas/decoder.ts'
import type { RecipientClass } from '../../../schemas/movement.ts'
import { decodeEvent, unknownEvent } from './decode-event.ts'

export const reward = parseAbiItem('event Reward(address indexed transcoder, uint256 amount)')
export const treasuryReward = parseAbiItem(
  'event TreasuryReward(address indexed transcoder, address treasury, uint256 amount)',
)

const rewardTopic = toEventSelector(reward)
const treasuryTopic = toEventSelector(treasuryReward)

/**
 * New LPT of Livepeer's BondingManager: Reward to the orchestrator (and its delegators), TreasuryReward to the treasury.
 * The contract takes the treasury's part off before it emits Reward, so the two are separate amounts and both count.
 * The events name no token: `token` is the address of what the manager mints. An amount of zero makes no movement.
 */
export function livepeerReward({ token }: { token: string }): EvmDecoder {
  return {
    family: 'evm',
    name: 'livepeer-reward',
    version: 1,
    setup: token,
    filters: [{ topic0: [rewardTopic, treasuryTopic] }],
    facts: ['emission'],
    decode(log) {
      const { recipientClass, payee, amount } = readReward(log)
      if (amount === 0n) return { movements: [], references: [] }
      return {
        movements: [
          {
            fact: 'emission',
            class: recipientClass,
            service: '',
            token: token.toLowerCase(),
            raw: amount,
            payer: '',
            payee: payee.toLowerCase(),
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}

function readReward(log: EvmLog): { recipientClass: RecipientClass; payee: string; amount: bigint } {
  if (log.topics[0] === rewardTopic) {
    const { transcoder, amount } = decodeEvent(reward, log)
    return { recipientClass: 'provider', payee: transcoder, amount }
  }
  if (log.topics[0] === treasuryTopic) {
    const { treasury, amount } = decodeEvent(treasuryReward, log)
    return { recipientClass: 'treasury', payee: treasury, amount }
  }
  throw unknownEvent(log, 'Reward or TreasuryReward')
}
