import { type AbiEvent, parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder } from '../../../schemas/decoder.ts'
import { ConfigError } from '../../../schemas/errors.ts'
import type { BurnReason, Fact, RecipientClass } from '../../../schemas/movement.ts'
import { decodeEvent } from './decode-event.ts'

export type OneEvent = {
  /** As in the contract's source: "event Paid(address indexed payer, uint256 amount)". Every argument has a name. */
  readonly event: string
  readonly fact: Fact
  /** Reason of a burn, recipient class of an emission; left out for payments. */
  readonly class?: BurnReason | RecipientClass
  /** Name of the argument that is the amount, an unsigned integer in base units. */
  readonly amount: string
  /** Address of the token, 'native' for the chain's coin, or the name of the argument that tells it. */
  readonly token: string
  /** Names of arguments; left out where the event does not tell. */
  readonly payer?: string
  readonly payee?: string
  /** What is paid for: storage, transcoding; left out where it is not known. */
  readonly service?: string
}

/**
 * One event is one movement of its amount: the shape of most payment contracts. What needs more than that (two amounts, an
 * earlier event, a rule) has a decoder of its own. An amount of zero makes no movement. Throws ConfigError for an event
 * that cannot be read or has no such argument.
 */
export function oneEvent(setup: OneEvent): EvmDecoder {
  const event = readEvent(setup)
  const { fact, service = '' } = setup
  const token = setup.token.toLowerCase()
  const tellsToken = event.inputs.some(({ name }) => name === setup.token)
  return {
    family: 'evm',
    name: 'one-event',
    version: 1,
    setup: JSON.stringify(setup),
    filters: [{ topic0: [toEventSelector(event)] }],
    facts: [fact],
    decode(log) {
      const args = decodeEvent(event, log) as Readonly<Record<string, unknown>>
      const textOf = (name: string | undefined) =>
        name === undefined ? '' : String(args[name]).toLowerCase()
      const raw = BigInt(args[setup.amount] as bigint)
      if (raw === 0n) return { movements: [], references: [] }
      return {
        movements: [
          {
            fact,
            class: setup.class ?? '',
            service,
            token: tellsToken ? textOf(setup.token) : token,
            raw,
            payer: textOf(setup.payer),
            payee: textOf(setup.payee),
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}

function readEvent(setup: OneEvent): AbiEvent {
  const refuse = (got: unknown, expected: string) =>
    new ConfigError({ what: 'event not understood', got, expected, where: setup.event })
  const text = setup.event.trim().replace(/^(event\s+)?/, 'event ')
  let item: AbiEvent
  try {
    item = parseAbiItem([text] as never) as AbiEvent
  } catch (cause) {
    throw refuse((cause as Error).message.split('\n')[0], 'an event as in Solidity, without a semicolon')
  }
  if (item.inputs.some(({ name }) => !name)) throw refuse(setup.event, 'a name for every argument')
  const typeOf = (name: string) => item.inputs.find((input) => input.name === name)?.type
  const names = item.inputs.map(({ name }) => name).join(', ')
  if (!/^uint\d+$/.test(typeOf(setup.amount) ?? ''))
    throw refuse(setup.amount, `an unsigned integer of ${names}`)
  for (const name of [setup.payer, setup.payee])
    if (name !== undefined && typeOf(name) !== 'address') throw refuse(name, `an address of ${names}`)
  if (!/^(native|0x[0-9a-fA-F]{40})$/.test(setup.token) && typeOf(setup.token) !== 'address')
    throw refuse(setup.token, `an address, 'native', or an address of ${names}`)
  return item
}
