import { maxUint256, parseAbiItem, toEventSelector, zeroAddress } from 'viem'
import type { Decoded, EvmDecoder, EvmLog, Lookup } from '../../../schemas/decoder.ts'
import { DataError } from '../../../schemas/errors.ts'
import type { MovementDraft, Reference } from '../../../schemas/movement.ts'
import { decodeEvent, locate, unknownEvent } from './decode-event.ts'

export const railCreated = parseAbiItem(
  'event RailCreated(uint256 indexed railId, address indexed payer, address indexed payee, address token, address operator, address validator, address serviceFeeRecipient, uint256 commissionRateBps)',
)
export const railSettled = parseAbiItem(
  'event RailSettled(uint256 indexed railId, uint256 totalSettledAmount, uint256 totalNetPayeeAmount, uint256 operatorCommission, uint256 networkFee, uint256 settledUpTo)',
)
export const railOneTimePayment = parseAbiItem(
  'event RailOneTimePaymentProcessed(uint256 indexed railId, uint256 netPayeeAmount, uint256 operatorCommission, uint256 networkFee)',
)

const createdTopic = toEventSelector(railCreated)
const settledTopic = toEventSelector(railSettled)
const oneTimeTopic = toEventSelector(railOneTimePayment)

type Setup = {
  /** Operator contract -> the service that it sells; the service of any other operator is empty. */
  readonly operators: Readonly<Record<string, string>>
  /** Where the contract begins: a settlement of a rail never seen means that reading started later. */
  readonly firstBlock: number
}

/**
 * Filecoin Pay. A rail tells its token and parties once, when it is created; settlements carry only its number. A
 * settlement is one payment of the gross amount, the network fee inside it. A fee in the chain's coin is destroyed at once
 * and is a burn too; a fee in a token stays in the contract and is no burn. Amounts of zero make no movement.
 */
export function filecoinPay({ operators, firstBlock }: Setup): EvmDecoder {
  const services = new Map(
    Object.entries(operators).map(([operator, name]) => [operator.toLowerCase(), name]),
  )
  const pay = (log: EvmLog, lookup: Lookup, railId: bigint, total: bigint, fee: bigint): Decoded => {
    const rail = lookup('rail', railId.toString())
    const { token, payer, payee, operator } = rail?.attributes ?? {}
    if (token === undefined || payer === undefined || payee === undefined || operator === undefined)
      throw unknownRail(log, railId, firstBlock)
    const shared = { service: services.get(operator) ?? '', token, payer, reference: `rail:${railId}` }
    const movements: MovementDraft[] = [{ ...shared, fact: 'payment', class: '', raw: total, payee }]
    if (token === 'native') movements.push({ ...shared, fact: 'burn', class: 'payment', raw: fee, payee: '' })
    return { movements: movements.filter(({ raw }) => raw !== 0n), references: [] }
  }
  return {
    family: 'evm',
    name: 'filecoin-pay',
    version: 1,
    setup: JSON.stringify(operators),
    filters: [{ topic0: [createdTopic, settledTopic, oneTimeTopic] }],
    remembers: true,
    facts: ['payment', 'burn'],
    decode(log, lookup) {
      if (log.topics[0] === createdTopic) return { movements: [], references: [readRail(log)] }
      if (log.topics[0] === settledTopic) {
        const event = decodeEvent(railSettled, log)
        const { railId, totalSettledAmount: total, networkFee: fee } = event
        checkTotal(log, total, event.totalNetPayeeAmount + event.operatorCommission + fee)
        return pay(log, lookup, railId, total, fee)
      }
      if (log.topics[0] === oneTimeTopic) {
        const { railId, netPayeeAmount, operatorCommission, networkFee } = decodeEvent(
          railOneTimePayment,
          log,
        )
        const total = netPayeeAmount + operatorCommission + networkFee
        checkTotal(log, total, total)
        return pay(log, lookup, railId, total, networkFee)
      }
      throw unknownEvent(log, 'RailCreated, RailSettled or RailOneTimePaymentProcessed')
    },
  }
}

function readRail(log: EvmLog): Reference {
  const { railId, payer, payee, token, operator, validator } = decodeEvent(railCreated, log)
  return {
    kind: 'rail',
    key: railId.toString(),
    attributes: {
      token: token === zeroAddress ? 'native' : token.toLowerCase(),
      payer: payer.toLowerCase(),
      payee: payee.toLowerCase(),
      operator: operator.toLowerCase(),
      validator: validator.toLowerCase(),
    },
  }
}

/** The contract takes the parts from the total, so they always sum to it. Where they do not, the contract is another one. */
function checkTotal(log: EvmLog, total: bigint, sum: bigint): void {
  if (total === sum && total <= maxUint256) return
  throw new DataError({
    what: 'parts of a payment do not sum to its total',
    got: `payee + commission + network fee = ${sum}`,
    expected: total <= maxUint256 ? `${total}` : 'at most 2^256 - 1',
    where: locate(log),
  })
}

function unknownRail(log: EvmLog, railId: bigint, firstBlock: number): DataError {
  return new DataError({
    what: 'payment on a rail that was never created',
    got: `rail ${railId}`,
    expected: `its RailCreated event before; index this contract from block ${firstBlock}`,
    where: locate(log),
  })
}
