import { beforeAll, describe, expect, test } from 'vitest'
import { insertMovements } from '../api/made-movements.ts'
import { findViolations } from './axe.ts'
import { useDashboard } from './use-dashboard.ts'
import { failAnswers, holdHead, openPage, settle } from './watch.ts'

/* What is read, how far behind, what is missing of it and why, and what was verified, as a reader sees it. */

const dashboard = useDashboard()
const at = '2099-01-01 00:00:0'

beforeAll(async () => {
  const client = dashboard.client()
  await insertMovements(client)
  const insert = (table: string, values: object[]) => client.insert({ table, format: 'JSONEachRow', values })
  // Of one millisecond each, so that the last one counts, and later than what the product says of itself.
  const states: [string, string, string][] = [
    ['arbitrum', 'unreachable', 'the endpoint answered 429: too many requests'],
    ['arbitrum', 'following', ''],
    ['polygon', 'unreachable', 'no answer within 20 s'],
  ]
  for (const [index, [chain, state, detail]] of states.entries())
    await insert('chain_states', [
      {
        ...{ chain, state, detail, height: 1_000_000, head: 1_000_012 },
        ...{ since: `${at}${index}.000`, updated_at: `${at}${index}.000` },
      },
    ])
  const days = [
    '2026-03-01',
    '2026-03-02',
    '2026-03-04',
    '2026-03-05',
    '2026-03-07',
    '2026-03-08',
    '2026-03-10',
  ]
  await client.command({
    query: `INSERT INTO readings (network, metric, token, time, value, unit, source, block, answer, asked_at)
      SELECT network, metric, token, toDateTime(arrayJoin({days:Array(String)}), 'UTC'), 1, token, source, 1, '', now()
      FROM network_counters WHERE source = 'node-rewards'`,
    query_params: { days },
  })
  const month = {
    ...{
      network: 'geodnet',
      month: '2026-03-01',
      source: 'endpoint',
      movements: 3,
      headers: 20,
      receipts: 5,
    },
    ...{ prices: 2, figures: 10, verified_at: '2026-04-02 10:00:00.000' },
  }
  const hash = await client.query({
    query: `SELECT lower(hex(SHA256(arrayStringConcat(arrayMap(one -> one.3, arraySort(groupArray((day, chain, sha256)))), '\\n')))) AS sha256
      FROM movement_hashes WHERE network = 'geodnet' AND chain = 'polygon'`,
    format: 'JSONEachRow',
  })
  const [{ sha256 }] = (await hash.json<{ sha256: string }>()) as [{ sha256: string }]
  await insert('verifications', [
    { ...month, chain: 'polygon', sha256, faults: [] },
    { ...month, chain: 'solana', sha256: 'another', faults: [] },
    {
      ...{ ...month, chain: 'polygon', source: 'portal', sha256 },
      faults: ['one movement is missing: 0x40 at 3'],
    },
  ])
}, 60_000)

const open = (path = '/coverage', options = {}) => dashboard.open(path, options)

test('each source tells how far behind it is, what is missing, and its last error when it is read again', async () => {
  const { page, context, complaints } = await open()
  const row = (of: string) => page.locator(`tr[data-source="${of}"]`)
  const livepeer = await row('livepeer:ticket-broker').textContent()
  expect(livepeer).toMatch(/following.*1 Mar 2026.*final to 2026-03-11 00:00 UTC/)
  expect(livepeer).toMatch(/\d+ d\s*12 blocks/)
  expect(livepeer).toMatch(/to 28 Feb 2026 reading began later than the source/)
  expect(livepeer).toMatch(/2099-01-01 00:00 UTC\s*the endpoint answered 429: too many requests/)
  // The head that a chain told before it went away is not where it is.
  const away = await page.locator('tr[data-source^="geodnet:"]', { hasText: 'polygon' }).first().textContent()
  expect(away).toMatch(/unreachable\s*no answer within 20 s/)
  expect(away).not.toMatch(/12 blocks/)
  const counter = page.locator('tr[data-source$=":node-rewards"]')
  const more = counter.getByText('2 more')
  await more.focus()
  await page.keyboard.press('Enter')
  await counter.getByText('no reading between 2026-03-08 and 2026-03-10').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('months that were verified are equal, different or outdated, with what was found', async () => {
  const { page, context } = await open()
  const rows = page
    .getByRole('region', { name: 'Table of the months that were verified' })
    .locator('tbody tr')
  const told = (await rows.allTextContents()).map((text) => text.replace(/\s+/g, ' '))
  expect(told).toHaveLength(3)
  expect(told[0]).toMatch(/GEODNETMar 2026polygonendpoint\s*equal/)
  expect(told[1]).toMatch(/polygonportal\s*different\s*one movement is missing: 0x40 at 3/)
  expect(told[2]).toMatch(/solanaendpoint\s*outdated\s*The month has changed since/)
  const summary = page.locator('dl').first()
  expect(await summary.textContent()).toMatch(
    /Months verified\s*1 of 3 equal\s*2 different, or changed since/,
  )
  await context.close()
})

test('the share of the known demand is told with what is not read, and each network that is not has a reason', async () => {
  const { page, context } = await open()
  const demand = page.getByRole('region', { name: 'Table of the demand that is known' })
  const row = async (name: string) =>
    (await demand.getByRole('row', { name: new RegExp(`^${name}`) }).textContent())?.replace(/\s+/g, ' ')
  expect(await row('Helium')).toMatch(/\$4\.68K5\.1 %read/)
  expect(await row('IO.Net')).toMatch(/\$40\.1K43\.3 %not read see below/)
  expect(await row('Filecoin')).toMatch(/not compared It was counted before Filecoin Pay began/)
  expect(await page.locator('dl').first().textContent()).toMatch(
    /Known demand that is read\s*5\.3\s%\s*of \$92\.6K on 19 Apr 2025, as DePIN\.Ninja counts it/,
  )
  const unread = page.getByRole('region', { name: 'Networks that are known and not read' })
  await unread.getByText(/The price of a deal is not in its event/).waitFor()
  expect(await unread.getByRole('term').count()).toBeGreaterThan(20)
  await context.close()
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each([360, 1440])(
    'at %i pixels nothing overflows, all can be reached, and axe has nothing against it',
    async (width) => {
      const { page, context } = await open('/coverage', { theme, width, height: 900 })
      expect(
        await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      ).toBeLessThanOrEqual(0)
      const boxes = page.locator('main .scroll')
      for (let index = 0; index < (await boxes.count()); index++) {
        await boxes.nth(index).focus()
        expect(await boxes.nth(index).evaluate((box) => box === document.activeElement)).toBe(true)
      }
      // On a narrow screen a source is a card: its state, lag and last error stand within it.
      const cells = await page.locator('tr[data-source="livepeer:ticket-broker"] td').all()
      expect(cells).toHaveLength(8)
      for (const cell of cells) {
        const box = await cell.boundingBox()
        expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      }
      expect(await findViolations(page)).toEqual([])
      await context.close()
    },
  )
})

test('what is empty says so in words, and is no zero', async () => {
  const { page, context } = await openPage(dashboard.browser(), 'about:blank')
  await holdHead(page)
  await page.route('**/graphql', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    if (body.data?.coverage) {
      body.data = { ...body.data, coverage: [], tierSpans: [], verifications: [], knownDemand: null }
      body.data = { ...body.data, unreadNetworks: [], publishedSources: [] }
    }
    await route.fulfill({ response: answer, json: body })
  })
  await page.goto(`${dashboard.address()}/coverage`)
  await settle(page)
  for (const text of [
    'No source is known.',
    'No block of a chain is read yet.',
    /No month was verified yet/,
    /Nobody's count of demand is loaded, so no share/,
    /None is listed/,
    'No figure stands yet.',
  ])
    await page.getByText(text).first().waitFor()
  expect(await page.locator('main data').count()).toBe(0)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
})

test('says what failed, shows nothing then, and tries again', async () => {
  const { page, context } = await openPage(dashboard.browser(), 'about:blank')
  const answer = await failAnswers(page)
  await page.goto(`${dashboard.address()}/coverage`)
  await page.getByText('The server answered 502 without data.').waitFor()
  expect(await page.locator('main table, main data').count()).toBe(0)
  await answer()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('tr[data-source="livepeer:ticket-broker"]').waitFor()
  await context.close()
})
