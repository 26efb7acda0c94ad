import { describe, expect, test } from 'vitest'
import filecoin from '../../indexer/networks/filecoin.ts'
import geodnet from '../../indexer/networks/geodnet.ts'
import { ConfigError } from '../../schemas/errors.ts'
import { defineNetwork } from '../../schemas/network.ts'

type Input = Parameters<typeof defineNetwork>[0]

/** Takes a good definition, breaks one thing in a copy, and tells how it was refused. */
function refusal(network: Input, spoil: (copy: Input) => void): string {
  // Decoders are functions and are not copied.
  const copy = {
    ...network,
    ...structuredClone({ ...network, sources: [], readings: [] }),
    sources: network.sources.map((one) => ({ ...one })),
    readings: network.readings?.map((one) => ({ ...one })),
  }
  spoil(copy)
  try {
    defineNetwork(copy)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  return 'was not refused'
}

const first = <T>(list: readonly T[]): T => {
  const [entry] = list
  if (entry === undefined) throw new Error('list is empty')
  return entry
}

describe('a bad definition is refused in one message that says what, where, got and expected', () => {
  test('shares that do not sum to one', () => {
    const message = refusal(geodnet, ({ splits }) => {
      first(splits).holders = '0.7'
    })
    expect(message).toBe(
      'network definition refused; expected splits.0: got 0 + 0.2 + 0.7 = 0.9, expected shares that sum to 1; at network geodnet',
    )
  })

  test('an address with a wrong checksum', () => {
    const message = refusal(filecoin, ({ sources }) => {
      first(sources).address = '0x23B1e018F08BB982348b15a86ee926eEBf7F4DAa'
    })
    expect(message).toBe(
      'network definition refused; expected sources.0.address: got 0x23B1e018F08BB982348b15a86ee926eEBf7F4DAa, expected the EIP-55 checksum 0x23b1e018F08BB982348b15a86ee926eEBf7F4DAa; at network filecoin',
    )
  })

  test('a missing methodology', () => {
    const message = refusal(filecoin, (copy) => {
      // @ts-expect-error a file in a hurry
      delete copy.methodology.revenue
    })
    expect(message).toMatch(/methodology\.revenue: got nothing, .*expected string.*; at network filecoin$/)
  })

  test('two sources of one id', () => {
    const message = refusal(geodnet, ({ sources }) => {
      for (const source of sources.slice(0, 2)) source.id = 'geod'
    })
    expect(message).toContain('sources.1.id: got geod, expected a unique id; at network geodnet')
  })

  test('a source that does not say all that its decoder makes', () => {
    const message = refusal(geodnet, ({ sources }) => {
      first(sources).facts = ['burn']
    })
    expect(message).toContain('sources.0.facts: got burn, expected burn, emission; at network geodnet')
  })

  test('splits out of order', () => {
    const message = refusal(geodnet, ({ splits }) => {
      splits.push({ ...first(splits), since: '2023-01-01' })
    })
    expect(message).toContain('splits.1.since: got 2023-01-01, expected a day after 2023-08-01')
  })

  test('revenue that nobody is said to receive', () => {
    const message = refusal(geodnet, (copy) => {
      copy.splits = []
    })
    expect(message).toContain('expected at least one split, because the network has revenue')
  })

  test('several mistakes are told at once', () => {
    const message = refusal(geodnet, (copy) => {
      copy.id = 'Geodnet'
      copy.description = 'No full stop'
    })
    expect(message).toMatch(/id: got Geodnet.* \| description: got No full stop/)
  })

  test('something that is no definition', () => {
    // @ts-expect-error no definition at all
    expect(() => defineNetwork(null)).toThrow(ConfigError)
  })
})
