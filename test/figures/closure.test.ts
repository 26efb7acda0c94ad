import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { writeDefinitions } from '../../indexer/definitions.ts'
import { recompute } from '../../indexer/figures.ts'
import { followedSources, followReadings } from '../../indexer/follow-readings.ts'
import dimo from '../../indexer/networks/dimo.ts'
import { move } from '../devnet/calls.ts'
import { account, places } from '../devnet/places.ts'
import { eventually } from '../eventually.ts'
import { type Database, type Databases, startDatabases } from '../reader/database.ts'
import { type PlayedChain, playChain } from '../reader/played-chain.ts'
import { startReader } from '../reader/reader-process.ts'
import { serveProduct } from '../verify/product.ts'

/* What is made less what is destroyed is the rise of the supply that the contract tells, day by day, on a real node. */

const day = 86_400
let databases: Databases
let chain: PlayedChain
let live: Database
let product: Awaited<ReturnType<typeof serveProduct>>

const { dimoCredit, native } = places
const app = account('vehicle app')
const buy = (amount: bigint) => move(dimoCredit, native, app, amount)
const use = (amount: bigint) => move(dimoCredit, app, native, amount)

beforeAll(async () => {
  ;[databases, chain] = await Promise.all([startDatabases(), playChain('polygon')])
  // The block before a border is looked for in strides, and this node has none below its first one.
  await chain.rpc('anvil_mine', '0x800', '0x1')
  await chain.mine([buy(10n ** 24n)], 2 * 3600)
  // Into the first whole day, with digits that no rounding keeps.
  await chain.mine([buy(5n * 10n ** 21n + 7n), use(10n ** 21n + 1n)], 6 * 3600)
  await chain.mine([use(3n)], 3600)
  // A day on which nothing happens, one on which credits are used alone, and one that is not over.
  await chain.mine([use(2n * 10n ** 20n)], 2 * day)
  await chain.mine([use(10n ** 19n)], 10 * 3600)
  for (let block = 0; block < 30; block++) await chain.mine([], day / 10)
  live = await databases.create('closure')
  const reader = startReader({ database: live, chain, finality: 3 })
  await reader.caughtUp()
  await reader.drain()
  product = await serveProduct(live)
  await read()
  await make()
}, 120_000)
afterAll(async () => {
  await product?.stop()
  await databases?.stop()
  await chain?.stop()
})

/** Asks the node for the supply at each border that it has. */
async function read(): Promise<void> {
  await writeDefinitions(live.client, await loadCatalog(networkFolders({})))
  const sources = followedSources([dimo], {}).map(({ source, ...rest }) => ({
    ...rest,
    source: { ...source, since: '2026-02-01' },
    endpoint: { url: chain.httpUrl, reach: undefined },
  }))
  const { time } = await chain.head()
  const readings = followReadings({
    client: live.client,
    log: pino({ level: 'silent' }),
    sources,
    onChanged: () => undefined,
    asking: { pauseMs: 1, retries: 2 },
    now: () => time * 1000,
  })
  const [state] = await eventually(
    async () => {
      const told = await rowsOf<{ state: string; detail: string }>(
        `SELECT state, detail FROM reading_states FINAL WHERE network = 'dimo' AND state NOT IN ('starting', 'syncing')`,
      )
      return told.length > 0 ? told : undefined
    },
    { what: 'a first look at the supply', seconds: 60 },
  )
  await readings.stop()
  expect(state).toEqual({ state: 'following', detail: '' })
}

async function rowsOf<Row>(query: string): Promise<Row[]> {
  return (await live.client.query({ query, format: 'JSONEachRow' })).json<Row>()
}
const change = (query: string) => live.client.command({ query, clickhouse_settings: { mutations_sync: '1' } })
const make = () => recompute(live.client, 'dimo', '2026-02-01', '2026-03-01')
const breaks = () =>
  rowsOf<{ identity: string; day: string; token: string; left_side: string; right_side: string }>(
    'SELECT identity, day, token, left_side, right_side FROM identity_breaks FINAL ORDER BY day',
  )

const identity = 'made - destroyed = rise of credits_outstanding'
const burnOfThird = `network = 'dimo' AND fact = 'payment' AND toDate(time) = '2026-02-03'`

async function planted(plant: () => Promise<unknown>) {
  await change('CREATE OR REPLACE TABLE untouched AS movements')
  await change('INSERT INTO untouched SELECT * FROM movements')
  await plant()
  await make()
  try {
    return {
      broken: await breaks(),
      told: (
        await (
          await fetch(`${product.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: '{ brokenIdentities { network identity metric day } }' }),
          })
        ).json()
      ).data.brokenIdentities,
      metrics: await (await fetch(`${product.url}/metrics`)).text(),
      fees: await rowsOf<{ day: string; grade: string; completeness: string; reason: string }>(
        `SELECT period_start AS day, grade, completeness, reason FROM figures WHERE network = 'dimo' AND grain = 'own' AND metric = 'fees' AND position(reason, 'an identity is broken') > 0`,
      ),
    }
  } finally {
    await change('TRUNCATE TABLE movements')
    await change('INSERT INTO movements SELECT * FROM untouched')
    await make()
  }
}

test('the supply is read at each border, and closes on every whole day', async () => {
  const supplies = await rowsOf<{ day: string; value: string }>(
    `SELECT toDate(time) AS day, toString(value) AS value FROM readings FINAL WHERE network = 'dimo' AND metric = 'credits_outstanding' AND token = 'DCX' ORDER BY day`,
  )
  expect(supplies.slice(0, 4)).toEqual([
    { day: '2026-02-01', value: '1000000' },
    { day: '2026-02-02', value: '1004000.000000000000000003' },
    { day: '2026-02-03', value: '1004000.000000000000000003' },
    { day: '2026-02-04', value: '1003790.000000000000000003' },
  ])
  expect(await breaks()).toEqual([])
})

test('a use of credits that is missing breaks it, loudly and by name', async () => {
  const { broken, told, metrics, fees } = await planted(() =>
    change(`ALTER TABLE movements DELETE WHERE ${burnOfThird} AND amount_raw = '${10n ** 19n}'`),
  )
  expect(broken).toEqual([
    { identity, day: '2026-02-03', token: 'DCX', left_side: '-200', right_side: '-210' },
  ])
  expect(told).toEqual([{ network: 'dimo', identity, metric: 'credits_outstanding', day: '2026-02-03' }])
  expect(metrics).toMatch(/^depindex_broken_identities(\{[^}]*\})? 1$/m)
  expect(fees).toEqual([
    {
      day: '2026-02-03',
      grade: 'D',
      completeness: 'partial',
      reason: expect.stringContaining('an identity is broken'),
    },
  ])
  expect(await breaks()).toEqual([])
})

test.each([
  ['all that was used on a day is missing', `ALTER TABLE movements DELETE WHERE ${burnOfThird}`, '0'],
  [
    'credits that were bought are missing',
    `ALTER TABLE movements DELETE WHERE network = 'dimo' AND fact = 'prepayment' AND toDate(time) = '2026-02-01'`,
    '-1000.000000000000000004',
  ],
  [
    'a use stands twice',
    `INSERT INTO movements SELECT * REPLACE (concat(transaction, 'x') AS transaction) FROM movements WHERE ${burnOfThird} AND amount_raw = '${10n ** 19n}'`,
    '-220',
  ],
])('it is broken where %s', async (_, plant, left) => {
  const { broken } = await planted(() => change(plant))
  expect(broken.map((row) => [row.identity, row.left_side])).toEqual([[identity, left]])
})

test('a use that counts for nothing was destroyed all the same', async () => {
  const { broken } = await planted(() =>
    change(`ALTER TABLE movements UPDATE excluded = 'a test' WHERE ${burnOfThird}`),
  )
  expect(broken).toEqual([])
})

test('a day of which a border is not read says nothing', async () => {
  await change(`ALTER TABLE readings DELETE WHERE network = 'dimo' AND toDate(time) = '2026-02-04'`)
  const { broken } = await planted(() => change(`ALTER TABLE movements DELETE WHERE ${burnOfThird}`))
  expect(broken).toEqual([])
})
