import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { loadCatalog } from '../../indexer/catalog.ts'

const livepeer = fileURLToPath(new URL('../../indexer/networks/livepeer.ts', import.meta.url))
const helium = 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux'
const folders: string[] = []

/** Loads a folder with one network whose only source is Livepeer's first one, changed. */
function load(change: string) {
  const folder = mkdtempSync(join(tmpdir(), 'depindex-catalog-'))
  folders.push(folder)
  writeFileSync(
    join(folder, 'changed.ts'),
    `import livepeer from ${JSON.stringify(livepeer)}
const [source] = livepeer.sources
const { decoder } = source
export default { ...livepeer, id: 'changed', sources: [{ ...source, ...${change} }] }`,
  )
  return loadCatalog([folder])
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const solana = (address: string) =>
  `{ chain: 'solana', address: '${address}', decoder: { ...decoder, family: 'solana' } }`

test('a decoder is taken on a chain of its own family, with an address of that family', async () => {
  expect((await load('{}')).networks).toHaveLength(1)
  expect((await load(solana(helium))).networks[0]?.sources[0]?.address).toBe(helium)
})

test.each([
  ['a chain that is not read', `{ chain: 'akash' }`, /not read; got "akash"; expected .*bittensor/],
  ['an EVM decoder on Solana', `{ chain: 'solana' }`, /decodes evm"; expected a decoder of solana/],
  ['a Solana decoder on an EVM chain', `{ decoder: { ...decoder, family: 'solana' } }`, /of evm/],
  ['an EVM address on Solana', solana('0xa8bB618B1520E284046F3dFc448851A1Ff26e41B'), /base58 text of 32/],
  ['an address of Solana that lost a letter', solana(helium.slice(1)), /base58 text of 32 bytes/],
  ['an EVM decoder on Substrate', `{ chain: 'bittensor' }`, /decodes evm"; expected a decoder of substrate/],
  [
    'no pallet on Substrate',
    `{ chain: 'bittensor', decoder: { ...decoder, family: 'substrate' } }`,
    /expected a name such as SubtensorModule/,
  ],
  ['a Solana address on an EVM chain', `{ address: '${helium}' }`, /expected 0x and 40 hex digits/],
])('%s is refused, by the source', async (_, change, message) => {
  const refusal = await load(change).then(() => 'was not refused', String)
  expect(refusal).toMatch(message)
  expect(refusal).toMatch(/changed\.ts, source ticket-broker$/)
})
test('two coins of one symbol are refused, because prices stand under symbols', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'depindex-catalog-'))
  folders.push(folder)
  for (const [file, change] of [
    ['one', 'livepeer'],
    ['two', 'another'],
  ] as const)
    writeFileSync(
      join(folder, `${file}.ts`),
      `import livepeer from ${JSON.stringify(livepeer)}
const { LPT } = livepeer.tokens
export default { ...livepeer, id: '${file}', tokens: { ...livepeer.tokens, LPT: { ...LPT, price: { coingecko: '${change}' } } } }`,
    )
  await expect(loadCatalog([folder])).rejects.toThrow(
    /two coins have one symbol; got "LPT is another here and livepeer in network one"; expected another symbol/,
  )
})
