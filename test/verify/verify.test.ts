import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { chains } from '../../indexer/chains/definitions.ts'
import { writeDefinitions } from '../../indexer/definitions.ts'
import { recompute } from '../../indexer/figures.ts'
import filecoin from '../../indexer/networks/filecoin.ts'
import { defillama } from '../../indexer/price-sources/defillama.ts'
import { checkValues } from '../../indexer/verify/check-values.ts'
import { compareMovements, hashOfMonth } from '../../indexer/verify/compare.ts'
import { monthOf } from '../../indexer/verify/month.ts'
import { hashOfProduct, loadProduct } from '../../indexer/verify/product.ts'
import { replay } from '../../indexer/verify/replay.ts'
import { openScratch, type Scratch } from '../../indexer/verify/scratch.ts'
import { Verification } from '../../schemas/verification.ts'
import { type DevnetPrices, startDevnetPrices } from '../devnet/prices.ts'
import { readBlocks } from '../portal/chain-blocks.ts'
import { startFakePortal } from '../portal/fake-portal.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { type PlayedChain, playChain, playPayments } from '../reader/played-chain.ts'
import { startReader } from '../reader/reader-process.ts'
import { runCommand, serveProduct } from './product.ts'

/* A month is read again from another source and compared; what was changed in the product is found and named. */

const folder = mkdtempSync(join(tmpdir(), 'depindex-verified-'))
const month = '2026-02'
let databases: Databases
let chain: PlayedChain
let live: Database
let product: Awaited<ReturnType<typeof serveProduct>>
let prices: DevnetPrices
let endpoint: Readonly<Record<string, string>>

const countAgain = () => recompute(live.client, 'filecoin', '1970-01-01', '2106-01-01')

beforeAll(async () => {
  ;[databases, chain] = await Promise.all([startDatabases(), playChain()])
  const payments = playPayments(chain, 'verified')
  await payments.blocks(60)
  await payments.empty(10)
  // Into the second month, which settles rails of the first, and out of it.
  await chain.mine([], 5 * 3600)
  await payments.blocks(60)
  await chain.mine([], 29 * 86_400)
  await payments.blocks(5)
  await payments.empty(20)
  live = await databases.create('live')
  const reader = startReader({ database: live, chain, finality: 10 })
  await reader.caughtUp()
  await reader.drain()
  product = await serveProduct(live)
  prices = await startDevnetPrices({ seed: 'verified' })
  await live.client.insert({
    table: 'prices',
    values: (
      await defillama(prices.url).closes(
        { token: 'FIL', id: 'filecoin' },
        '2026-01-20',
        '2026-03-10',
        AbortSignal.timeout(20_000),
      )
    ).map(({ observedAt, ...price }) => ({ ...price, observed_at: observedAt })),
    format: 'JSONEachRow',
  })
  await countAgain()
  endpoint = {
    FILECOIN_RPC_URL: chain.httpUrl,
    FILECOIN_FINALITY: '10',
    FILECOIN_FIRST_BLOCK: `${chain.genesis + 1}`,
  }
}, 180_000)

afterAll(async () => {
  await Promise.all([product?.stop(), prices?.stop()])
  await databases?.stop()
  await chain?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const verify = (args: readonly string[], env: Readonly<Record<string, string>> = endpoint) =>
  runCommand('indexer/verify/verify.ts', ['filecoin', ...args, '--of', product.url], env)

const archive = join(folder, 'filecoin')
const changeLive = (query: string) =>
  live.client.command({ query, clickhouse_settings: { mutations_sync: '1' } })

describe('the command', () => {
  test('finds a month equal by the endpoint, reading from where its rails begin', async () => {
    const { code, said, told } = await verify([month])
    const { movements, sha256 } = (await hashOfProduct(product.url, 'filecoin', monthOf(month))) ?? {}
    expect(said, told).toMatch(
      new RegExp(
        `^filecoin ${month} on filecoin: equal. ${movements} movements, ${'[0-9a-f]{64}'}, read again from the endpoint`,
      ),
    )
    expect(Number(movements)).toBeGreaterThan(50)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(told).toContain(`and before it from ${chain.genesis + 1} on what its events refer to`)
    expect(told).toMatch(/looked at \d{2} headers, .* and at \d{2} receipts/)
    expect(code).toBe(0)
  }, 240_000)

  test('finds a month equal through a Portal', async () => {
    const portal = await startFakePortal({
      dataset: 'filecoin-devnet',
      blocks: await readBlocks(chain.rpc, chain.genesis),
    })
    try {
      const settings = { PORTAL_URL: portal.url, FILECOIN_PORTAL: 'filecoin-devnet', PORTAL_RATE: '1000' }
      const { code, said, told } = await verify(['2026-01', '--source', 'portal'], {
        ...endpoint,
        ...settings,
      })
      expect(said, told).toMatch(
        /^filecoin 2026-01 on filecoin: equal. \d+ movements, [0-9a-f]{64}, read again from the portal/,
      )
      expect(code).toBe(0)
    } finally {
      await portal.stop()
    }
  }, 240_000)

  test.each([
    ['a month that is not over', ['2026-03'], /month is not final yet/],
    ['a month before the network', ['2024-01'], /nothing to compare/],
    ['no month', ['february'], /month not understood; got "february"/],
    [
      'a source that is off',
      [month, '--source', 'portal'],
      /source is turned off or not there; got "portal"/,
    ],
    ['a folder that is not there', [month, '--source', '/nowhere'], /source not understood; got "\/nowhere"/],
    [
      'an endpoint that is away',
      [month, '--source', 'http://127.0.0.1:9'],
      /Nothing compared: endpoint did not answer/,
    ],
  ])(
    'compares nothing of %s, and says so',
    async (_, args, reason) => {
      const { code, said, told } = await verify(args)
      expect(told).toMatch(reason)
      expect(said).toBe('')
      expect(code).toBe(2)
    },
    60_000,
  )

  test('compares nothing with a product that does not answer', async () => {
    const { code, told } = await runCommand(
      'indexer/verify/verify.ts',
      ['filecoin', month, '--of', 'http://127.0.0.1:9'],
      endpoint,
    )
    expect(told).toMatch(/Nothing compared: the product does not answer/)
    expect(code).toBe(2)
  })
})

const faults: Readonly<Record<string, { plant: string; found: RegExp; counts: object; hash?: 'same' }>> = {
  'a tampered amount': {
    plant: `ALTER TABLE movements UPDATE amount_raw = '7' WHERE ONE`,
    found:
      /^payment at position \S+ of transaction 0x\S+: amount_raw is 7 in the product and \d+ at the source$/,
    counts: { different: 1 },
  },
  'a tampered decimal amount': {
    plant: `ALTER TABLE movements UPDATE amount = amount + 1 WHERE ONE`,
    found: /: amount is \S+ in the product and \S+ at the source$/,
    counts: { different: 1 },
    hash: 'same',
  },
  'a movement that is gone': {
    plant: `ALTER TABLE movements DELETE WHERE ONE`,
    found: /: missing in the product; the source has source filecoin-pay-v1, block \d+, .*amount_raw \d+/,
    counts: { missing: 1 },
  },
  'a doubled row': {
    plant: `INSERT INTO movements SELECT * FROM movements WHERE ONE`,
    found: /: stands 2 times in the product and happened once$/,
    counts: { repeated: 1 },
  },
  'a row of a block that was reorganized away': {
    plant: `INSERT INTO movements SELECT * REPLACE (concat('0x', repeat('ab', 32)) AS transaction, concat('0x', repeat('cd', 32)) AS block_hash) FROM (SELECT * FROM movements WHERE ONE)`,
    found: /of transaction 0x(ab){32}: missing at the source; the product has .*block_hash 0x(cd){32}/,
    counts: { extra: 1 },
  },
  'another block hash': {
    plant: `ALTER TABLE movements UPDATE block_hash = concat('0x', repeat('cd', 32)) WHERE ONE`,
    found: /: block_hash is 0x(cd){32} in the product and 0x[0-9a-f]{64} at the source$/,
    counts: { different: 1 },
  },
  'a wrong payer': {
    plant: `ALTER TABLE movements UPDATE payer = payee WHERE ONE`,
    found: /: payer is 0x[0-9a-f]{40} in the product and 0x[0-9a-f]{40} at the source$/,
    counts: { different: 1 },
  },
  'swapped decimals': {
    plant: `ALTER TABLE movements UPDATE decimals = 6, amount = amount * 1000000000000 WHERE ONE`,
    found: /: decimals is 6 in the product and 18 at the source; amount is/,
    counts: { different: 1 },
  },
  'an excluded payment that counts': {
    plant: `ALTER TABLE movements UPDATE excluded = '' WHERE EXCLUDED`,
    found: /: excluded is empty in the product and \S.* at the source$/,
    counts: { different: 1 },
  },
  'a wrong token that no file lists': {
    plant: `ALTER TABLE movements UPDATE token_address = payee WHERE UNLISTED`,
    found: /: token_address is 0x[0-9a-f]{40} in the product and 0x[0-9a-f]{40} at the source$/,
    counts: { different: 1 },
  },
  'a payment that is excluded': {
    plant: `ALTER TABLE movements UPDATE excluded = 'nobody likes it' WHERE ONE`,
    found: /: excluded is nobody likes it in the product and empty at the source$/,
    counts: { different: 1 },
  },
}

const someDay = `period_start = (SELECT max(toDate(time)) FROM movements WHERE token = 'FIL' AND excluded = '' AND time < '2026-03-01')`

const valuation = readFileSync(
  new URL('../../schemas/clickhouse/views/02_valued_movements.sql', import.meta.url),
  'utf8',
)

/**
 * What is planted in prices and figures. `valuation`: words of the view that values movements, and wrong ones in their place;
 * `again`: figures are made once more, so that they agree with what is wrong; `told`: what is wrong stands in the product's exports
 * alone; `more`: what is found is not all that is wrong.
 */
const wrongValues: Readonly<
  Record<
    string,
    {
      plant?: string
      told?: string
      valuation?: readonly [string, string]
      again?: true
      more?: true
      found: readonly [RegExp, ...RegExp[]]
    }
  >
> = {
  'a wrong price': {
    plant: `ALTER TABLE prices UPDATE usd = usd * 2 WHERE token = 'FIL' AND day >= '2026-02-01'`,
    again: true,
    found: [
      /^the price of FIL on 2026-02-\d\d is \S+ in the product, for \d+ movements, and \S+ by defillama$/,
      /^fees of 2026-02-\d\d is \S+ in the product, and its movements at their prices make \S+$/,
    ],
  },
  'a tampered figure': {
    plant: `ALTER TABLE figures UPDATE value = value + 1 WHERE network = 'filecoin' AND grain = 'own' AND metric = 'fees' AND ${someDay}`,
    found: [/^fees of 2026-02-\d\d is \S+ in the product, and its movements at their prices make \S+$/],
  },
  'a tampered figure of one token': {
    plant: `ALTER TABLE figures UPDATE value = value + 0.000000000000000001 WHERE network = 'filecoin' AND grain = 'own' AND metric = 'fees_native' AND token = 'FIL' AND ${someDay}`,
    found: [/^fees_native FIL of 2026-02-\d\d is \S+ in the product/],
  },
  'a split that was moved': {
    plant: `ALTER TABLE figures UPDATE value = value + if(metric = 'revenue', 1, -1) WHERE network = 'filecoin' AND grain = 'own' AND metric IN ('revenue', 'supply_side_revenue') AND ${someDay}`,
    found: [/^revenue of 2026-02-\d\d is/, /^supply_side_revenue of 2026-02-\d\d is/],
  },
  'a price of too long ago': {
    told: `ALTER TABLE exported UPDATE price_day = toDate(time) - 4 WHERE token = 'FIL'`,
    more: true,
    found: [
      /^the price of FIL on 2026-0[12]-\d\d values \d+ movements that are neither of that day nor of the 3 after it$/,
    ],
  },
  'no price that is counted as zero': {
    plant: `ALTER TABLE prices DELETE WHERE token = 'FIL' AND day > '2026-01-22'`,
    valuation: [`if(rule.divide_by = 1, usd,`, `if(rule.divide_by = 1, toNullable(ifNull(usd, 0)),`],
    again: true,
    found: [/^fees of 2026-02-\d\d is \S+ in the product, and not all of its movements have a price$/],
  },
  'figures by a price of too long ago': {
    plant: `ALTER TABLE prices DELETE WHERE token = 'FIL' AND day > '2026-01-22'`,
    valuation: ['<= 3, p.usd', '<= 300, p.usd'],
    again: true,
    more: true,
    found: [/^fees of 2026-02-\d\d is \S+ in the product, and not all of its movements have a price$/],
  },
  'figures that are all gone': {
    plant: `ALTER TABLE figures DELETE WHERE network = 'filecoin'`,
    more: true,
    found: [/^fees of 2026-02-\d\d is missing in the product, and its movements at their prices make \S+$/],
  },
  'one metric that is gone for the whole month': {
    plant: `ALTER TABLE figures DELETE WHERE network = 'filecoin' AND metric = 'fees_native'`,
    more: true,
    found: [
      /^fees_native FIL of 2026-02-\d\d is missing in the product, and its movements at their prices make \S+$/,
    ],
  },
  'a number of payers that is gone for the whole month': {
    plant: `ALTER TABLE figures DELETE WHERE network = 'filecoin' AND metric = 'payers'`,
    more: true,
    found: [/^payers of 2026-02-\d\d is missing in the product, and its movements at their prices make \d+$/],
  },
  'a share that is gone for the whole month': {
    plant: `ALTER TABLE figures DELETE WHERE network = 'filecoin' AND metric = 'revenue'`,
    more: true,
    found: [/^revenue of 2026-02-\d\d is missing in the product/],
  },
  'zeros that are gone': {
    plant: `ALTER TABLE figures DELETE WHERE network = 'filecoin' AND metric = 'fees' AND value = 0`,
    more: true,
    found: [/^fees of 2026-02-\d\d is missing in the product, and its movements at their prices make 0$/],
  },
  'a wrong number of payers': {
    plant: `ALTER TABLE figures UPDATE value = value + 1 WHERE network = 'filecoin' AND grain = 'own' AND metric = 'payers' AND ${someDay}`,
    found: [/^payers of 2026-02-\d\d is \d+ in the product, and its movements at their prices make \d+$/],
  },
  'figures that a doubled movement is counted into twice': {
    plant: `INSERT INTO movements SELECT * FROM movements WHERE token = 'FIL' AND toDate(time) = (SELECT max(toDate(time)) FROM movements WHERE token = 'FIL' AND excluded = '' AND time < '2026-03-01') AND excluded = '' LIMIT 1`,
    found: [
      /^fees of 2026-02-\d\d is/,
      /^fees_native FIL of/,
      /^payments of/,
      /^supply_side_revenue of/,
      /^revenue of/,
      /^holders_revenue of/,
    ],
  },
}

describe('what was changed in the product', () => {
  let scratch: Scratch
  let places: Readonly<Record<string, string>>
  beforeAll(async () => {
    const head = (await chain.head()).number
    const recorded = await runCommand(
      'indexer/archive/record.ts',
      ['filecoin', `${chain.genesis + 1}`, `${head - 10}`, '--network', 'filecoin', '--out', archive],
      endpoint,
    )
    expect(recorded.code, recorded.told).toBe(0)
    scratch = await openScratch()
    const recordedChain = chains.find(({ id }) => id === 'filecoin')
    if (recordedChain === undefined) throw new Error('no such chain')
    await writeDefinitions(scratch.told.client, await loadCatalog(networkFolders({})))
    await replay(recordedChain, archive, scratch.again.connection, {
      PATH: process.env['PATH'],
      DEPINDEX_COMPILED: process.env['DEPINDEX_COMPILED'],
      DEPINDEX_ENVIRONMENT: 'devnet',
    })
    await changeLive('CREATE TABLE untouched AS movements')
    await changeLive('INSERT INTO untouched SELECT * FROM movements')
    const pick = async (condition: string) => {
      const result = await live.client.query({
        query: `SELECT transaction, position FROM movements WHERE time >= '2026-02-01' AND fact = 'payment' AND ${condition} ORDER BY time, position LIMIT 1`,
        format: 'JSONEachRow',
      })
      const [row] = await result.json<{ transaction: string; position: string }>()
      return `fact = 'payment' AND transaction = '${row?.transaction}' AND position = '${row?.position}'`
    }
    places = {
      ONE: await pick(`excluded = '' AND decimals = 18`),
      EXCLUDED: await pick(`excluded != ''`),
      UNLISTED: await pick('isNull(decimals)'),
    }
  }, 120_000)
  afterAll(() => scratch?.close())

  /** As the command does it, on what was read again once. */
  async function compared() {
    await scratch.told.client.command({ query: 'TRUNCATE TABLE movements' })
    await loadProduct(scratch.told.client, product.url, 'filecoin', monthOf(month))
    const hashes = await Promise.all(
      [scratch.told, scratch.again].map((side) => hashOfMonth(side, 'filecoin', monthOf(month))),
    )
    return { ...(await compareMovements(scratch, 'filecoin', monthOf(month), 'filecoin')), hashes }
  }
  async function mend(): Promise<void> {
    await changeLive('TRUNCATE TABLE movements')
    await changeLive('INSERT INTO movements SELECT * FROM untouched')
  }

  test('nothing was', async () => {
    const { first, hashes, movements, there, ...counts } = await compared()
    expect(first).toBeUndefined()
    expect(counts).toEqual({ missing: 0, extra: 0, repeated: 0, different: 0 })
    expect(movements).toBe(there)
    expect(hashes[0]?.movements).toBe(`${movements}`)
    expect(hashes[0]).toEqual(hashes[1])
    expect(hashes[0]).toEqual(await hashOfProduct(product.url, 'filecoin', monthOf(month)))
  })

  test.each(Object.entries(faults))('%s is found and named', async (_, { plant, found, counts, hash }) => {
    await changeLive(plant.replace(/(?<=WHERE )[A-Z]+/, (name) => places[name] ?? ''))
    try {
      const { first, hashes, movements, there, ...numbers } = await compared()
      expect(first).toMatch(found)
      expect(numbers).toEqual({ missing: 0, extra: 0, repeated: 0, different: 0, ...counts })
      expect(hashes[0]?.sha256 === hashes[1]?.sha256).toBe(hash === 'same')
    } finally {
      await mend()
    }
  })

  /** What the product makes of its movements, as the command looks at it. */
  async function valued(env: NodeJS.ProcessEnv = { PRICES_URL: prices.url }, told?: string) {
    for (const table of ['movements', 'prices'])
      await scratch.told.client.command({ query: `TRUNCATE TABLE ${table}` })
    await loadProduct(scratch.told.client, product.url, 'filecoin', monthOf(month))
    if (told !== undefined)
      await scratch.told.client.command({ query: told, clickhouse_settings: { mutations_sync: '2' } })
    return checkValues(scratch, { of: product.url, network: filecoin, month: monthOf(month) }, env)
  }

  test('no price and no figure was', async () => {
    const { faults, prices: asked, figures, unchecked } = await valued()
    expect(faults).toEqual([])
    expect(asked).toBeGreaterThan(1)
    expect(figures).toBeGreaterThan(100)
    expect(unchecked).toBe(0)
  })

  test('prices that nobody can be asked for are counted, and not called right', async () => {
    const off = await valued({ PRICES_URL: 'off' })
    const unnamed = await valued({ DEPINDEX_ENVIRONMENT: 'devnet' })
    expect(off.unchecked).toBeGreaterThan(0)
    expect(unnamed).toEqual(off)
  })

  test.each(Object.entries(wrongValues))('%s is found and named', async (_, wrong) => {
    const { plant, told, valuation: [right, instead] = ['', ''], again, more = again, found } = wrong
    expect(valuation).toContain(right)
    await changeLive('CREATE OR REPLACE TABLE right_prices AS prices')
    await changeLive('INSERT INTO right_prices SELECT * FROM prices')
    if (plant !== undefined) await changeLive(plant)
    await changeLive(valuation.replace(right, instead))
    if (again === true) await countAgain()
    try {
      const { faults } = await valued({ PRICES_URL: prices.url }, told)
      for (const expected of found) expect(faults).toContainEqual(expect.stringMatching(expected))
      if (more !== true) expect(faults).toHaveLength(found.length)
    } finally {
      await mend()
      await changeLive(valuation)
      await changeLive('TRUNCATE TABLE prices')
      await changeLive('INSERT INTO prices SELECT * FROM right_prices')
      await countAgain()
    }
  })

  test('is told by the command, which ends with code 1 and keeps a report', async () => {
    const dataDir = join(folder, 'data')
    await changeLive(`ALTER TABLE movements UPDATE payer = payee WHERE ${places['ONE']}`)
    try {
      const { code, said, told } = await verify([month, '--source', archive, '--save'], {
        ...endpoint,
        DATA_DIR: dataDir,
      })
      expect(said, told).toMatch(
        /^filecoin 2026-02 on filecoin: DIFFERENT. 0 movements are missing in the product, 0 are in the product alone, 0 are there more often than they happened, 1 differ, of \d+ at the source; the first: payment at position \S+ of transaction 0x\S+: payer is 0x/,
      )
      expect(code).toBe(1)
      const [file = ''] = readdirSync(join(dataDir, 'verifications'))
      const report = Verification.parse(
        JSON.parse(readFileSync(join(dataDir, 'verifications', file), 'utf8')),
      )
      expect(report).toMatchObject({
        network: 'filecoin',
        month,
        chain: 'filecoin',
        source: 'archive filecoin',
        different: 1,
      })
      // And one more payer than there is.
      expect(report.faults).toEqual([
        expect.stringContaining(': payer is 0x'),
        expect.stringMatching(/^payers of 2026-02-\d\d is \d+ in the product/),
      ])
    } finally {
      await mend()
    }
  }, 240_000)
})
