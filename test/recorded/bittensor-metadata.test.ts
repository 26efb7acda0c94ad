import { readFileSync } from 'node:fs'
import { Runtime } from '@subsquid/substrate-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bittensorArchive } from '../../indexer/reading-sources/bittensor-archive.ts'
import { askEndpoint, readAnswer } from '../../indexer/readings/ask-endpoint.ts'
import type { Served } from '../readings/serve.ts'
import { encodeInteger, encodeMetadata, subtensorEvents, subtensorLayout } from '../substrate/metadata.ts'
import { serveSubstrate } from '../substrate/node.ts'
import { storageKeys } from '../substrate/storage-keys.ts'
import { recordedFile } from './recorded-file.ts'

/* What our node of the tests says of its runtime, against the metadata of a real block of 2026-03-27. */

const file = recordedFile(
  'bittensor/async-substrate-interface-commit-943aa2fb/benchmarks/decode_fixtures.json',
)
const version = { specName: 'node-subtensor', specVersion: 391, implName: 'node-subtensor', implVersion: 1 }

const toCamelCase = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

describe.skipIf(file === undefined)('the recorded metadata', () => {
  if (file === undefined) return
  const { metadata_hex: bytes } = JSON.parse(readFileSync(file, 'utf8')) as { metadata_hex: string }
  const theirs = new Runtime(version, bytes)
  const ours = new Runtime(version, encodeMetadata(subtensorLayout))
  let node: Served | undefined
  beforeAll(async () => {
    node = await serveSubstrate({
      head: 7202,
      timeOf: (block) => Date.parse('2026-03-27') + (block - 2) * 12_000,
      storageAt: () => ({
        'SubtensorModule.TotalIssuance': 10_900_000_123_456_789n,
        'SubtensorModule.BlockEmission': 500_000_000n,
        'SubtensorModule.SubnetworkN': new Map([[1, 256n]]),
        'SubtensorModule.SubnetTAO': new Map([[1, 5n]]),
      }),
      runtimeAt: () => ({ specVersion: 391, layout: subtensorLayout, metadata: bytes }),
    })
  })
  afterAll(() => node?.stop())

  test.each(Object.entries(subtensorLayout))(
    'has %s, of the type and at the place that we have',
    (name, item) => {
      const [pallet = '', id = ''] = name.split('.')
      const entry = theirs.description.storage[pallet]?.items[id]
      expect(entry?.hashers).toEqual(ours.description.storage[pallet]?.items[id]?.hashers)
      expect(entry?.fallback).toBe(encodeInteger(item.fallback ?? 0n, item.type))
      expect(theirs.description.types[entry?.value ?? -1]).toMatchObject({ primitive: item.type })
      expect(theirs.encodeStorageKey(name)).toBe(storageKeys[name])
      if (item.isMap) expect(theirs.encodeStorageKey(name, 64)).toBe(`${storageKeys[name]}4000`)
    },
  )

  test.each(Object.entries(subtensorEvents).filter(([name]) => name !== 'System.ExtrinsicSuccess'))(
    'has the event %s, with the fields that we have',
    (name, fields) => {
      const { types } = theirs.description
      const told = theirs.events.get(name).fields.map(({ name: label, type }) => {
        const found = types[type] as { primitive?: string; path?: readonly string[] }
        return [label ?? '', found.primitive ?? found.path?.at(-1)?.replace('AccountId32', 'AccountId')]
      })
      expect(told).toEqual(fields.map(([label, kind]) => [toCamelCase(label), kind]))
    },
  )

  test('is what the reader reads a state by', async () => {
    const { signal } = new AbortController()
    const observed = await bittensorArchive.observe(['2026-03-27'], async (request) =>
      readAnswer(await askEndpoint(node?.url ?? '', request, { signal }), 'node'),
    )
    expect(observed.map(({ metric, value }) => [metric, value])).toEqual([
      ['supply_total', '10900000.123456789'],
      ['blocks_total', '1'],
      ['emission_per_block', '0.5'],
      ['subnets', '1'],
      ['nodes_active', '256'],
      ['pooled', '0.000000005'],
    ])
  })
})
