import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followVerifications } from '../../indexer/follow-verifications.ts'
import { parseAmount } from '../../schemas/amount.ts'
import { eventually } from '../eventually.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { insertMovements, span } from './made-movements.ts'

/* What is read, how far behind, what is missing and why, and what was verified. */

const folder = mkdtempSync(join(tmpdir(), 'depindex-coverage-'))
let seeded: Seeded
let beforeReading: { observed: string; observedShare: string }
beforeAll(async () => {
  seeded = await startSeeded({ oldest: 0 })
  beforeReading = (await ask('{ knownDemand { observed observedShare } }')).knownDemand
  await insertMovements(seeded.client)
})
afterAll(async () => {
  await seeded?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = async (query: string) => {
  const { data, errors } = await seeded.graphql(query)
  expect(errors).toBeUndefined()
  return data
}

test('every network that is known and not read has a reason and a source, and is none of ours', async () => {
  const { unreadNetworks, networks } = await ask(
    '{ unreadNetworks { name reason source } networks { name } }',
  )
  expect(unreadNetworks.length).toBeGreaterThan(20)
  const ours = networks.map(({ name }: { name: string }) => name.toLowerCase())
  for (const { name, reason, source } of unreadNetworks) {
    expect(reason.length, name).toBeGreaterThan(20)
    expect(source, name).not.toBe('')
    expect(ours).not.toContain(name.toLowerCase())
  }
})

test('the parts of the known demand sum to it, and what is not read of it is named with a reason', async () => {
  const { knownDemand, unreadNetworks } = await ask(
    '{ knownDemand { day source total observed observedShare readable readableShare networks { name network usd observed differs } } unreadNetworks { name } }',
  )
  const sum = (rows: readonly { usd: string }[]) =>
    rows.reduce((total, { usd }) => total + parseAmount(usd, 24), 0n)
  type Row = { name: string; network: string | null; usd: string; observed: boolean; differs: string }
  const rows: Row[] = knownDemand.networks
  expect(sum(rows)).toBe(parseAmount(knownDemand.total, 24))
  // Every one of them has a reader of what its customers pay; of Filecoin something else was counted.
  const ours = rows.filter(({ network, differs }) => network !== null && differs === '')
  expect(ours.map(({ name }) => name)).toEqual(['Helium', 'Livepeer', 'Hivemapper'])
  expect(sum(ours)).toBe(parseAmount(knownDemand.readable, 24))
  expect(rows.filter(({ differs }) => differs !== '').map(({ name }) => name)).toEqual(['Filecoin'])
  // Their chains are read by now, and so is a source of Filecoin.
  expect(beforeReading).toEqual({ observed: '0', observedShare: '0' })
  expect(rows.filter(({ observed }) => observed)).toEqual(ours)
  expect(sum(ours)).toBe(parseAmount(knownDemand.observed, 24))
  expect(knownDemand.observedShare).toBe(knownDemand.readableShare)
  expect(knownDemand).toMatchObject({ day: '2025-04-19', source: 'depin-ninja', readableShare: '0.052554' })
  const unread = unreadNetworks.map(({ name }: { name: string }) => name.toLowerCase())
  for (const { name, network } of rows) if (network === null) expect(unread).toContain(name.toLowerCase())
})

type Source = Record<'lagBlocks' | 'lagSeconds', number | null> &
  Record<'network' | 'source' | 'chain' | 'state' | 'lastError', string> & {
    tier: string | null
    decoder: string | null
    lastErrorAt: string | null
    from: string | null
    since: string
    gaps: { from: string; to: string | null; reason: string }[]
  }
const sources = async (): Promise<Source[]> =>
  (
    await ask(
      '{ coverage { network source chain decoder state tier since from lagBlocks lagSeconds lastError lastErrorAt gaps { from to reason } } }',
    )
  ).coverage
const livepeer = async () => {
  const found = (await sources()).find(({ network, decoder }) => network === 'livepeer' && decoder !== null)
  if (found === undefined) throw new Error('no source of Livepeer is read')
  return found
}

/** A source of one counter, whose difference counts. */
const counter = 'node-rewards'

/** As the indexer tells it: the newest counts. */
async function tell(chain: string, state: string, detail: string, at: string, height = 1_000_000) {
  await seeded.client.insert({
    table: 'chain_states',
    format: 'JSONEachRow',
    values: [
      { chain, state, detail, height, head: height < 0 ? null : 1_000_012, since: at, updated_at: at },
    ],
  })
}

test('a source tells how far behind it is, and its last error when it is read again', async () => {
  expect(await livepeer()).toMatchObject({ lagBlocks: null, lastError: '', lastErrorAt: null })
  await tell('arbitrum', 'following', '', '2026-03-11 00:00:01.000')
  expect(await livepeer()).toMatchObject({ lagBlocks: 12, lastError: '', lastErrorAt: null })
  const { lagSeconds } = await livepeer()
  expect(lagSeconds).toBeGreaterThan((Date.now() - Date.parse('2026-03-11')) / 1000 - 60)
  await tell('arbitrum', 'unreachable', 'the endpoint is away', '2026-03-11 00:00:02.000')
  // The head that was heard last is not where the chain is.
  expect(await livepeer()).toMatchObject({ state: 'unreachable', lagBlocks: null })
  await tell('arbitrum', 'following', '', '2026-03-11 00:00:03.000')
  expect(await livepeer()).toMatchObject({
    ...{ state: 'following', lagBlocks: 12 },
    ...{ lastError: 'the endpoint is away', lastErrorAt: '2026-03-11T00:00:02Z' },
  })
  // A chain that nobody asks has no error; one that gave up has.
  await tell('polygon', 'stopped', 'turned off by its endpoint setting', '2026-03-11 00:00:04.000', -1)
  await tell('solana', 'stopped', 'a log of the wrong shape', '2026-03-11 00:00:05.000')
  const errors = async (of: string) => {
    const read = (await sources()).filter(({ chain, decoder }) => chain === of && decoder !== 'readings')
    return new Set(read.filter(({ decoder }) => decoder !== null).map(({ lastError }) => lastError))
  }
  expect(await errors('polygon')).toEqual(new Set(['']))
  expect(await errors('solana')).toEqual(new Set(['a log of the wrong shape']))
})

test('the error of a reading source is kept beside that of its chain', async () => {
  const reading = async () => (await sources()).find(({ decoder }) => decoder === 'readings') as Source
  const { network, source } = await reading()
  for (const [state, detail, version] of [
    ['unreachable', 'asked too often', Date.parse('2026-03-11T00:00:06Z')],
    ['following', '', Date.parse('2026-03-11T00:00:07Z')],
  ])
    await seeded.client.insert({
      table: 'reading_states',
      format: 'JSONEachRow',
      values: [{ network, source, state, detail, version }],
    })
  expect(await reading()).toMatchObject({
    ...{ network, source, state: 'following', lastError: 'asked too often' },
    lastErrorAt: '2026-03-11T00:00:06Z',
  })
})

test('what is not read of a source is a gap with its reason, and what nothing reads has no tier', async () => {
  await seeded.client.command({
    query: `INSERT INTO readings (network, metric, token, time, value, unit, source, block, answer, asked_at)
      SELECT network, metric, token, toDateTime(arrayJoin(['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-07']), 'UTC'), 1, token, source, 1, '', now()
      FROM network_counters WHERE source = '${counter}'`,
  })
  const all = await sources()
  const days = all.find(({ source }) => source === counter)?.gaps.slice(1)
  expect(days).toEqual([
    {
      from: '2026-03-02',
      to: '2026-03-07',
      reason: 'no reading between 2026-03-02 and 2026-03-04; no reading between 2026-03-04 and 2026-03-07',
    },
  ])
  for (const { network, source, decoder, tier, since, from, gaps } of all) {
    const of = `${network} ${source}`
    expect(tier === null, of).toBe(decoder === null)
    for (const { reason } of gaps) expect(reason, of).not.toBe('')
    const first = gaps[0]
    if (from === null) expect(gaps, of).toMatchObject([{ from: since, to: null }])
    else if (from > since)
      expect(first, of).toEqual({ from: since, to: from, reason: 'reading began later than the source' })
  }
  const whole = all.filter(({ source }) => source !== counter)
  expect(new Set(whole.flatMap(({ gaps }) => gaps.map(({ reason }) => reason)))).toEqual(
    new Set(['no reader for this source yet', 'nothing is read yet', 'reading began later than the source']),
  )
  expect((await livepeer()).gaps).toEqual([
    { from: expect.any(String), to: span.from, reason: 'reading began later than the source' },
  ])
})

test('what was verified is taken in, and outdated once the month is another', async () => {
  const movements = `FROM movements WHERE network = 'geodnet' AND chain = 'polygon'`
  const result = await seeded.client.query({
    query: `SELECT formatDateTime(min(time), '%Y-%m') AS month ${movements}`,
    format: 'JSONEachRow',
  })
  const [{ month }] = (await result.json<{ month: string }>()) as [{ month: string }]
  mkdirSync(join(folder, 'verifications'))
  const report = (sha256: string, verifiedAt: string, faults: string[] = []) =>
    writeFileSync(
      join(folder, 'verifications', 'geodnet.json'),
      JSON.stringify({
        ...{ network: 'geodnet', month, chain: 'polygon', source: 'endpoint', fromBlock: 1, toBlock: 2 },
        ...{ movements: 3, sha256, missing: 0, extra: 0, repeated: 0, different: 0, headers: 0, receipts: 0 },
        ...{ prices: 1, figures: 2, faults, verifiedAt },
      }),
    )
  const hash = await seeded.client.query({
    query: `SELECT lower(hex(SHA256(arrayStringConcat(arrayMap(one -> one.3, arraySort(groupArray((day, chain, sha256)))), '\\n')))) AS sha256
      FROM movement_hashes WHERE network = 'geodnet' AND chain = 'polygon' AND formatDateTime(day, '%Y-%m') = {month:String}`,
    query_params: { month },
    format: 'JSONEachRow',
  })
  const [{ sha256 }] = (await hash.json<{ sha256: string }>()) as [{ sha256: string }]
  const follower = followVerifications({
    client: seeded.client,
    log: pino({ level: 'silent' }),
    dataDir: folder,
    lookMs: 50,
  })
  const becomes = (state: string) =>
    eventually(
      async () => {
        const { verifications } = await ask('{ verifications { network month chain state faults } }')
        return verifications[0]?.state === state ? verifications : undefined
      },
      { seconds: 20, what: `a verification that is ${state}` },
    )
  // One that cannot be read keeps none of the others away.
  writeFileSync(join(folder, 'verifications', 'a.json'), '{')
  report(sha256, '2026-01-01T00:00:00.000Z')
  expect(await becomes('EQUAL')).toEqual([
    { network: 'geodnet', month: `${month}-01`, chain: 'polygon', state: 'EQUAL', faults: [] },
  ])
  report('another', '2026-01-02T00:00:00.000Z')
  await becomes('OUTDATED')
  report(sha256, '2026-01-03T00:00:00.000Z', ['one movement is missing'])
  expect((await becomes('DIFFERENT'))[0].faults).toEqual(['one movement is missing'])
  await follower.stop()
})
