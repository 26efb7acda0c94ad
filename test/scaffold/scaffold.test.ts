import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '../../indexer/catalog.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import { decodeCase, type FixtureInput } from '../decoders/decode-case.ts'
import { move } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { type PlayedChain, playChain } from '../reader/played-chain.ts'

/* The path of somebody who adds a network: the scaffold makes what starts once its TODOs are gone, and a real transaction
 * becomes a fixture. */

const run = promisify(execFile)
const root = mkdtempSync(join(tmpdir(), 'depindex-scaffold-'))
const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const command = (file: string, env: Record<string, string>, ...parameters: string[]) =>
  run(process.execPath, ['--import', import.meta.resolve('tsx'), path(file), ...parameters], {
    env: { PATH: process.env['PATH'], ...env },
  })

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('new-network', () => {
  // As the folder of networks beside the decoders, so that what the file imports is there.
  const networks = join(root, 'indexer', 'networks')
  const good = {
    id: 'wind-farms',
    chain: 'polygon',
    address: '0xe719C6f6ED32B8542E7535e8280df2748931282D',
    event: 'Paid(address indexed customer, address indexed provider, uint256 amount)',
    'first-block': '47000000',
    since: '2023-09-10',
  }
  const make = ({ id, ...options }: typeof good) =>
    command(
      'indexer/scaffold/new-network.ts',
      {},
      id,
      ...Object.entries({ ...options, folder: networks, fixtures: join(root, 'fixtures') }).flatMap(
        ([name, value]) => [`--${name}`, value],
      ),
    )

  beforeAll(async () => {
    const { mkdirSync } = await import('node:fs')
    mkdirSync(networks, { recursive: true })
    symlinkSync(path('schemas'), join(root, 'schemas'))
    symlinkSync(path('indexer/decoders'), join(root, 'indexer', 'decoders'))
    symlinkSync(path('node_modules'), join(root, 'node_modules'))
    writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  })

  test('makes a file that starts when every TODO is replaced, and names them until then', async () => {
    const { stdout } = await make(good)
    expect(stdout).toContain('replace every TODO')
    expect(readdirSync(join(root, 'fixtures'))).toEqual(['wind-farms'])
    await expect(loadCatalog([networks])).rejects.toThrow(
      /network definition refused; .*description: got TODO.*methodology\.emitted: got TODO.*expected your words instead/,
    )
    const file = join(networks, 'wind-farms.ts')
    const filled = readFileSync(file, 'utf8')
      .replace(/'TODO: (https|link)[^']*'/g, "'https://example.org/'")
      .replace(/'TODO[^']*'/g, "'Words of a person.'")
    // Another name, because a module is loaded once.
    rmSync(file)
    writeFileSync(join(networks, 'filled.ts'), filled)
    const [network] = (await loadCatalog([networks])).networks
    expect(network?.sources[0]?.decoder?.setup).toContain('"payer":"customer","payee":"provider"')
  })

  test('takes addresses in lower case, and the token that an event tells', async () => {
    await make({
      ...good,
      id: 'token-farms',
      address: good.address.toLowerCase(),
      event: 'ServicePaid(address indexed customer, address indexed host, address token, uint256 amount)',
    })
    const text = readFileSync(join(networks, 'token-farms.ts'), 'utf8')
    rmSync(join(networks, 'token-farms.ts'))
    expect(text).toContain(`'${good.address}'`)
    expect(text).toContain("token: 'token',\n        payer: 'customer',\n        payee: 'host',")
  })

  test.each([
    [{ chain: 'moon' }, /got "moon"; expected filecoin, .*; at --chain/],
    [{ address: '0xe719C6f6ED32B8542E7535e8280df2748931282d' }, /EIP-55 checksum; at --address/],
    [{ event: 'Paid(address' }, /expected an event as in Solidity.*; at --event/],
    [{ event: 'Named(string name)' }, /got ""; expected an unsigned integer of name/],
    [{ id: 'filecoin' }, /expected an id that no network has/],
    [{ 'first-block': 'genesis' }, /at --first-block/],
    [{ since: 'yesterday' }, /at --since/],
  ])('%o is refused', async (wrong, message) => {
    await expect(make({ ...good, id: 'other', ...wrong })).rejects.toThrow(message)
  })
})

describe('capture', () => {
  let chain: PlayedChain
  let transactions: string[]
  const out = join(root, 'captured')
  const capture = (...parameters: string[]) =>
    command(
      'test/decoders/capture.ts',
      {
        POLYGON_RPC_URL: chain.httpUrl,
        FILECOIN_RPC_URL: 'off',
        ARBITRUM_RPC_URL: 'off',
        SOLANA_RPC_URL: 'off',
        BITTENSOR_RPC_URL: 'off',
        PORTAL_URL: 'off',
        READINGS: 'off',
        MARKET: 'off',
      },
      ...parameters,
      '--out',
      out,
    )

  beforeAll(async () => {
    chain = await playChain('polygon')
    await chain.mine([
      move(places.geod, account('buyer'), places.burn, 5n * 10n ** 18n),
      move(places.geod, account('one'), account('other'), 7n),
    ])
    ;({ transactions } = await chain.rpc<{ transactions: string[] }>('eth_getBlockByNumber', 'latest', false))
  })
  afterAll(() => chain?.stop())

  test('a transaction becomes a fixture that holds', async () => {
    const { stdout } = await capture('geodnet', transactions[0] ?? '', '--case', 'a-burn')
    expect(stdout).toContain('Check this by hand against https://polygonscan.com/tx/0x')
    const read = (name: string) => JSON.parse(readFileSync(join(out, 'geodnet', 'a-burn', name), 'utf8'))
    const expected = read('expected.json') as { movements: { amount: string }[] }
    expect(expected.movements.map(({ amount }) => amount)).toEqual(['5 GEOD'])
    const { default: network } = (await import('../../indexer/networks/geodnet.ts')) as {
      default: NetworkDefinition
    }
    expect(decodeCase(network, read('input.json') as FixtureInput)).toEqual(expected)
  })

  test('several transactions are one case, with what does not count', async () => {
    await capture('geodnet', ...transactions, '--case', 'both')
    const input = JSON.parse(readFileSync(join(out, 'geodnet', 'both', 'input.json'), 'utf8')) as FixtureInput
    expect(input.logs).toHaveLength(2)
  })

  test.each<[string, string[], RegExp]>([
    ['a network that is not there', ['atlantis', `0x${'0'.repeat(64)}`], /no such network; got "atlantis"/],
    ['no hash', ['geodnet', '0x12'], /no transaction hash; got "0x12"/],
    [
      'a transaction that is not there',
      ['geodnet', `0x${'0'.repeat(64)}`],
      /transactions not found; .*polygon/,
    ],
  ])('%s is said', async (_, parameters, message) => {
    await expect(capture(...parameters)).rejects.toThrow(message)
  })

  test('a case that is there is not overwritten', async () => {
    await capture('geodnet', transactions[0] ?? '', '--case', 'twice')
    await expect(capture('geodnet', transactions[0] ?? '', '--case', 'twice')).rejects.toThrow(
      /there already/,
    )
  })
})
