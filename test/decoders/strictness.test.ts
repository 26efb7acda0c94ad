import fc from 'fast-check'
import { type AbiEvent, getAddress, type Hex, parseAbiItem } from 'viem'
import { describe, expect, test } from 'vitest'
import { decodeByEncoding } from '../../indexer/decoders/evm/decode-by-encoding.ts'
import { decodeEvent } from '../../indexer/decoders/evm/decode-event.ts'
import { DataError } from '../../schemas/errors.ts'
import { burn, logOf, mining } from './log-of.ts'

/*
 * Logs are read word by word, because encoding each of them again takes longer than all the rest of reading. Encoding again
 * stays the judge here: both must accept the same logs and read the same from them, whatever is changed in a log.
 */

const word = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })
const events: readonly (readonly [AbiEvent, Record<string, unknown>])[] = [
  [
    parseAbiItem('event Words(address indexed one, uint256 indexed two, address three, uint256 four)'),
    { one: mining, two: 7n, three: burn, four: 2n ** 255n },
  ],
  [
    parseAbiItem(
      'event Narrow(uint128 indexed one, bool indexed two, bool three, uint64 four, bytes32 five)',
    ),
    { one: 2n ** 127n, two: true, three: false, four: 1n, five: `0x${'ab'.repeat(32)}` },
  ],
]

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)

function read(event: AbiEvent, log: ReturnType<typeof logOf>): Record<string, unknown> | undefined {
  try {
    return decodeEvent(event, log) as Record<string, unknown>
  } catch (error) {
    if (error instanceof DataError) return undefined
    throw error
  }
}

describe.each(events)('%o', (event, args) => {
  const log = logOf(event, args)
  const agree = (topics: readonly Hex[], data: Hex) => {
    const expected = decodeByEncoding(event, { ...log, topics, data })
    expect(read(event, { ...log, topics, data })).toEqual(
      expected && Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, lower(value)])),
    )
    return expected !== undefined
  }

  test('the log itself is read', () => {
    expect(agree(log.topics, log.data)).toBe(true)
    expect(agree(log.topics, log.data.toUpperCase().replace('0X', '0x') as Hex)).toBe(true)
  })

  test.each([' ', '\n', '\t', '\ufeff', '_', 'n'])('no word ends with %j', (mark) => {
    for (const index of [0, ...log.topics.keys()].slice(1)) {
      const topics = log.topics.map((topic, at) => (at === index ? `${topic.slice(0, -1)}${mark}` : topic))
      expect(agree(topics as Hex[], log.data)).toBe(false)
    }
    for (let end = 66; end <= log.data.length; end += 64)
      expect(agree(log.topics, `${log.data.slice(0, end - 1)}${mark}${log.data.slice(end)}` as Hex)).toBe(
        false,
      )
  })

  test('with one character changed, both accept it or neither does', () => {
    const parts = [...log.topics, log.data]
    const change = fc.record({
      part: fc.nat({ max: parts.length - 1 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.constantFrom(...'0123456789abcdefABCDEFgx -_\n'),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = [...parts]
        for (const { part, at, to } of changes) {
          const text = changed[part] ?? ''
          const index = Math.floor(at * (text.length - 1))
          changed[part] = `${text.slice(0, index)}${to}${text.slice(index + 1)}` as Hex
        }
        agree(changed.slice(0, -1), changed.at(-1) as Hex)
      }),
      { numRuns: 2000 },
    )
  })

  test('with any words in its place, both accept it or neither does', () => {
    const words = (count: number) =>
      fc.array(
        fc.oneof(word, fc.constantFrom(0n, 1n, 2n, BigInt(mining), 2n ** 64n, 2n ** 128n, 2n ** 160n)),
        {
          minLength: Math.max(0, count - 1),
          maxLength: count + 1,
        },
      )
    const hex = (value: bigint) => value.toString(16).padStart(64, '0')
    fc.assert(
      fc.property(words(log.topics.length - 1), words((log.data.length - 2) / 64), (topics, data) => {
        agree(
          [log.topics[0] as Hex, ...topics.map((value) => `0x${hex(value)}` as const)],
          `0x${data.map(hex).join('')}`,
        )
      }),
      { numRuns: 2000 },
    )
  })
})

test('an event with parts of no fixed length is read, and refused where a byte is too many', () => {
  const event = parseAbiItem('event Named(address indexed who, string name, uint8 kind)')
  const log = logOf(event, { who: mining, name: 'a name', kind: 3 })
  expect(decodeEvent(event, log)).toEqual({ who: getAddress(mining), name: 'a name', kind: 3 })
  expect(() => decodeEvent(event, { ...log, data: `${log.data}00` })).toThrow(DataError)
})
