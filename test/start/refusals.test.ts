import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { cleanUp, start, temporaryFolder } from './run.ts'

/*
 * What cannot be meant stops the start with one message on the last line: what failed, what was got, what was expected,
 * where. The database is one that nothing listens at: none of this may need one.
 */

const nowhere = { CLICKHOUSE_URL: 'http://127.0.0.1:1' }

afterEach(cleanUp)

async function refusalOf(env: Readonly<Record<string, string>>): Promise<string> {
  const run = start(env)
  expect(await run.exited).toBe(1)
  const screen = run.screen()
  const lines = screen.trimEnd().split('\n')
  const last = lines.at(-1) ?? ''
  expect(last).toMatch(/^Depindex stopped: /)
  // Said once, and nobody sees where in our code it was found.
  const reason = last.replace('Depindex stopped: ', '')
  expect(screen.split(reason)).toHaveLength(2)
  expect(screen).not.toMatch(/^\s+at |node:internal/m)
  return reason
}

describe('settings', () => {
  test.each([
    [{ PORT: 'banana' }, 'api not started; got "banana"; expected a port from 0 to 65535; at PORT'],
    [{ PORT: '70000' }, 'api not started; got "70000"; expected a port from 0 to 65535; at PORT'],
    [{ LIMIT_DEPTH: '-3' }, 'limit not understood; got "-3"; expected a positive integer; at LIMIT_DEPTH'],
    [
      { PRICES_URL: 'ftp://prices.example' },
      'price source not understood; got "ftp://prices.example"; expected an http address, or "off"; at PRICES_URL',
    ],
    [
      { FILECOIN_RPC_URL: 'banana' },
      'endpoint not understood; got "banana"; expected an address that starts with http://, https://, ws:// or wss://, or "off"; at FILECOIN_RPC_URL',
    ],
    [{ READINGS: 'false' }, 'setting not understood; got "false"; expected on, off; at READINGS'],
    [{ MARKET: 'OFF' }, 'setting not understood; got "OFF"; expected on, off; at MARKET'],
    [
      { DEPINDEX_ENVIRONMENT: 'Mainnet' },
      'setting not understood; got "Mainnet"; expected mainnet, devnet or a name of yours, in lower case letters, digits and hyphens; at DEPINDEX_ENVIRONMENT',
    ],
    [
      { CLICKHOUSE_URL: 'localhost:8123' },
      'database not understood; got "localhost:8123"; expected an address that starts with http:// or https://; at CLICKHOUSE_URL',
    ],
    [
      { CLICKHOUSE_DATABASE: 'x; DROP' },
      'database not understood; got "x; DROP"; expected letters, digits and underscores; at CLICKHOUSE_DATABASE',
    ],
    [
      { POLYGON_FIRST_BLOCK: '-1' },
      'setting not understood; got "-1"; expected a whole number, at least 0; at POLYGON_FIRST_BLOCK',
    ],
  ])('%j', async (env, reason) => {
    expect(await refusalOf({ ...nowhere, ...env })).toBe(reason)
  })

  test('a port that another program uses', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    const { port } = await new Promise<{ port: number }>((resolve) =>
      other.on('listening', () => resolve(other.address() as { port: number })),
    )
    expect(await refusalOf({ ...nowhere, PORT: `${port}` })).toBe(
      `api not started; got "port ${port}, which another program uses"; expected a free port: set PORT to another one; at 127.0.0.1:${port}`,
    )
    await new Promise((resolve) => other.close(resolve))
  })

  test('an address that is none of this machine', async () => {
    expect(await refusalOf({ ...nowhere, HOST: '192.0.2.1' })).toMatch(
      /^api not started; got ".*EADDRNOTAVAIL.*"; expected an address of this machine in HOST, .*; at 192\.0\.2\.1:0$/,
    )
  })

  test('a data directory that is a file, and one that cannot be made', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(await refusalOf({ DATA_DIR: file })).toBe(
      `the data directory cannot be written; got "a file"; expected a directory that this user may write; at ${file}`,
    )
    // Below a file there is no directory for anybody, root among them.
    expect(await refusalOf({ DATA_DIR: join(file, 'below') })).toMatch(
      /^the data directory cannot be written; got "ENOTDIR"; expected .*; at .*below$/,
    )
    // Nobody can make one here, and what is there denies being there.
    expect(await refusalOf({ DATA_DIR: '/proc/depindex' })).toBe(
      'the data directory cannot be written; got "ENOENT"; expected a directory that this user may write; at /proc/depindex',
    )
  })
})

test('a parameter that the local chains do not know', async () => {
  const run = start({}, ['--banana'], ['npm', 'run', '--silent', 'devnet', '--'])
  expect(await run.exited).toBe(1)
  expect(run.screen()).toMatch(/^devnet not started: Unknown option '--banana'.*$/m)
  expect(run.screen()).not.toMatch(/^\s+at |node:internal/m)
})

describe('network files', () => {
  const definition = {
    id: 'windmills',
    name: 'Windmills',
    category: 'energy',
    description: 'A network for tests.',
    colour: { light: '#000000', dark: '#ffffff' },
    links: { website: 'https://example.org' },
    tokens: {
      GEOD: {
        name: 'GEODNET',
        decimals: 18,
        addresses: { polygon: '0xAC0F66379A6d7801D7726d5a943356A172549Adb' },
        price: null,
      },
    },
    sources: [],
    revenue: null,
    splits: [] as object[],
    exclusions: [],
    methodology: { fees: 'x', supply_side_revenue: 'x', revenue: 'x', burned: 'x', emitted: 'x' },
    notCounted: [],
    methodVersion: 1,
  }
  const split = {
    since: '2024-01-01',
    supplySide: '0.5',
    protocol: '0.2',
    holders: '0.2',
    why: 'x',
    source: 'https://example.org',
  }
  const { methodology: _, ...withoutMethodology } = definition
  const wrongChecksum = JSON.parse(JSON.stringify(definition).replace('0xAC0F', '0xaC0F')) as object

  test.each([
    [
      'shares that do not sum to 1',
      { ...definition, splits: [split] },
      /splits\.0: got 0\.5 \+ 0\.2 \+ 0\.2 = 0\.9, expected shares that sum to 1/,
    ],
    [
      'a wrong checksum',
      wrongChecksum,
      /tokens\.GEOD\.addresses\.polygon: got 0xaC0F\w+, expected the EIP-55 checksum 0xAC0F/,
    ],
    ['no methodology', withoutMethodology, /methodology: got nothing, /],
    [
      'an id that is taken',
      { ...definition, id: 'geodnet' },
      /^two files define one network; got "geodnet"; expected an id that .*networks\/geodnet\.ts does not have/,
    ],
  ])('%s', async (_name, content, reason) => {
    const folder = temporaryFolder()
    const file = join(folder, 'windmills.ts')
    writeFileSync(file, `export default ${JSON.stringify(content)}`)
    const refusal = await refusalOf({ ...nowhere, NETWORKS_DIR: folder })
    expect(refusal).toMatch(reason)
    expect(refusal).toContain(`at ${file}`)
  })

  test('a file that is no TypeScript', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'windmills.ts'), 'export default {\n  id: windmills,,\n}\n')
    const refusal = await refusalOf({ ...nowhere, NETWORKS_DIR: folder })
    expect(refusal).toMatch(
      /^network file not loaded; got ".*windmills\.ts:2:16: .*but found .*; at .*windmills\.ts$/,
    )
  })
})
