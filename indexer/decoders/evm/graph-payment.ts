import { parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder, EvmLog } from '../../../schemas/decoder.ts'
import { DataError } from '../../../schemas/errors.ts'
import type { MovementDraft } from '../../../schemas/movement.ts'
import { decodeEvent, locate } from './decode-event.ts'

export const graphPaymentCollected = parseAbiItem(
  'event GraphPaymentCollected(uint8 indexed paymentType, address indexed payer, address receiver, address indexed dataService, uint256 tokens, uint256 tokensProtocol, uint256 tokensDataService, uint256 tokensDelegationPool, uint256 tokensReceiver, address receiverDestination)',
)

/** What each payment type pays for; undefined for issued tokens on their way, which no customer paid. */
const services: readonly (string | undefined)[] = ['query', 'indexing', undefined]

type Setup = {
  /** What the contract pays in: the event names no token. */
  readonly token: string
  /** Holds customers' money and pays for all of them: where it is the payer, the event does not tell who paid. */
  readonly escrow: string
}

/**
 * A payment of Graph Horizon: all tokens that were collected, and the protocol's part of them, which the contract destroys
 * at once and which is a burn too. Amounts of zero make no movement.
 */
export function graphPayment({ token, escrow }: Setup): EvmDecoder {
  return {
    family: 'evm',
    name: 'graph-payment',
    version: 1,
    setup: JSON.stringify({ token, escrow }),
    filters: [{ topic0: [toEventSelector(graphPaymentCollected)] }],
    facts: ['payment', 'burn'],
    decode(log) {
      const event = decodeEvent(graphPaymentCollected, log)
      checkType(log, event.paymentType)
      checkParts(
        log,
        event.tokens,
        event.tokensProtocol + event.tokensDataService + event.tokensDelegationPool + event.tokensReceiver,
      )
      const service = services[event.paymentType]
      if (service === undefined) return { movements: [], references: [] }
      const payer = event.payer.toLowerCase()
      const shared = {
        service,
        token: token.toLowerCase(),
        payer: payer === escrow.toLowerCase() ? '' : payer,
        reference: '',
      }
      const movements: MovementDraft[] = [
        { ...shared, fact: 'payment', class: '', raw: event.tokens, payee: event.receiver.toLowerCase() },
        { ...shared, fact: 'burn', class: 'payment', raw: event.tokensProtocol, payee: '' },
      ]
      return { movements: movements.filter(({ raw }) => raw !== 0n), references: [] }
    },
  }
}

/** A type that did not exist when this was written may be anything, customers' money or not. */
function checkType(log: EvmLog, paymentType: number): void {
  if (paymentType < services.length) return
  throw new DataError({
    what: 'payment of an unknown type',
    got: paymentType,
    expected: '0 (query fee), 1 (indexing fee) or 2 (indexing rewards)',
    where: locate(log),
  })
}

/** The contract takes the parts from the total, so they always sum to it. Where they do not, the contract is another one. */
function checkParts(log: EvmLog, tokens: bigint, sum: bigint): void {
  if (tokens === sum) return
  throw new DataError({
    what: 'parts of a payment do not sum to its total',
    got: `protocol + data service + delegators + receiver = ${sum}`,
    expected: `${tokens}`,
    where: locate(log),
  })
}
