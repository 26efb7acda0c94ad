import fc from 'fast-check'
import { encodeAbiParameters, encodeEventTopics, type Hex, pad, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { oneEvent } from '../../indexer/decoders/evm/one-event.ts'
import type { EvmLog } from '../../schemas/decoder.ts'

const event =
  'event Paid(address indexed customer, address token, uint256 amount, uint64 nonce, address indexed host)'
const setup = {
  event,
  fact: 'payment',
  amount: 'amount',
  token: 'token',
  payer: 'customer',
  payee: 'host',
} as const
const address = fc
  .bigInt({ min: 0n, max: 2n ** 160n - 1n })
  .map((n) => pad(`0x${n.toString(16)}` as Hex, { size: 20 }))

const logOf = (topics: readonly Hex[], data: Hex): EvmLog => ({
  address: '0x00000000000000000000000000000000000000aa',
  topics,
  data,
  logIndex: 0,
  transactionHash: '0x01',
  transactionIndex: 0,
  block: 1,
  blockHash: '0x02',
  time: 1,
})

test('law: an event is one movement of its own amount, parties and token', () => {
  const decoder = oneEvent(setup)
  fc.assert(
    fc.property(
      fc.record({ customer: address, host: address, token: address }),
      fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
      ({ customer, host, token }, amount) => {
        const topics = encodeEventTopics({ abi: parseAbi([event]), args: { customer, host } }) as Hex[]
        const data = encodeAbiParameters(
          [{ type: 'address' }, { type: 'uint256' }, { type: 'uint64' }],
          [token, amount, 9n],
        )
        const { movements } = decoder.decode(logOf(topics, data), () => undefined)
        expect(movements).toEqual(
          amount === 0n
            ? []
            : [
                {
                  fact: 'payment',
                  class: '',
                  service: '',
                  token,
                  raw: amount,
                  payer: customer,
                  payee: host,
                  reference: '',
                },
              ],
        )
      },
    ),
  )
})

test('a token that the event does not tell', () => {
  const decoder = oneEvent({
    ...setup,
    event: 'Paid(uint256 amount)',
    token: 'native',
    payer: undefined,
    payee: undefined,
  } as never)
  const [topic] = encodeEventTopics({ abi: parseAbi(['event Paid(uint256 amount)']) }) as [Hex]
  const { movements } = decoder.decode(logOf([topic], pad('0x05')), () => undefined)
  expect(movements[0]).toMatchObject({ token: 'native', raw: 5n, payer: '', payee: '' })
  expect(() => decoder.decode(logOf([topic], '0x05'), () => undefined)).toThrow(/log is no Paid/)
})

describe('what cannot be read is refused when the network is loaded', () => {
  test.each([
    [{ event: 'Paid(address' }, /an event as in Solidity/],
    [{ amount: 'customer' }, /got "customer"; expected an unsigned integer of customer, token/],
    [{ payer: 'amount' }, /got "amount"; expected an address of customer/],
    [{ token: 'nonce' }, /got "nonce"; expected an address, 'native', or/],
  ])('%o', (wrong, message) => {
    expect(() => oneEvent({ ...setup, ...wrong })).toThrow(message)
  })
})
