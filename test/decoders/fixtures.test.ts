import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { NetworkDefinition } from '../../schemas/network.ts'
import { decodeCase } from './decode-case.ts'

const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'))

/** Where network files stand, and their fixtures: ours, and those of the network that a test adds. */
const folders = [
  {
    networks: new URL('../../indexer/networks/', import.meta.url),
    fixtures: new URL('../fixtures/', import.meta.url),
  },
  {
    networks: new URL('../extend/networks/', import.meta.url),
    fixtures: new URL('../extend/fixtures/', import.meta.url),
  },
]
const cases = folders.flatMap(({ networks, fixtures }) =>
  readdirSync(fixtures).map((network) => ({
    network,
    file: new URL(`${network}.ts`, networks),
    folder: new URL(`${network}/`, fixtures),
  })),
)

// A folder fixtures/<network>/<case> is a test by being there.
describe.each(cases)('$network', ({ network, file, folder }) => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const place = new URL(`${name}/`, folder)
    const { default: definition } = (await import(file.href)) as { default: NetworkDefinition }
    const actual = decodeCase(
      definition,
      read(new URL('input.json', place)) as Parameters<typeof decodeCase>[1],
    )
    const expected = read(new URL('expected.json', place))
    try {
      expect(actual).toEqual(expected)
    } catch (difference) {
      const output = new URL('../output/', import.meta.url)
      mkdirSync(output, { recursive: true })
      writeFileSync(new URL(`${network}-${name}.json`, output), `${JSON.stringify(actual, null, 2)}\n`)
      throw difference
    }
  })
})
