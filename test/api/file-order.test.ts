import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Seeded, startSeeded } from '../seeded.ts'

/*
 * A file of movements is read in the order in which they lie on the disk, part after part, and nothing sorts it: what was written
 * anyhow, in many pieces, over months and chains, must come in order all the same, each row once.
 */

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded()
})
afterAll(() => seeded?.stop())

const place = fc.record({
  network: fc.constantFrom('geodnet', 'livepeer', 'render'),
  chain: fc.constantFrom('arbitrum', 'polygon', 'solana'),
  time: fc.integer({ min: Date.UTC(2025, 0, 1) / 1000, max: Date.UTC(2026, 5, 30) / 1000 }),
  block: fc.integer({ min: 1, max: 20 }),
  transaction_index: fc.integer({ min: 0, max: 12 }),
  position: fc.constantFrom('0', '2', '10', '2.1', '2.10', '2.9'),
  fact: fc.constantFrom('payment', 'burn', 'emission'),
  transaction: fc.constantFrom('0xa', '0xb', '0xc'),
})

type Row = Record<string, string>

const facts = ['payment', 'prepayment', 'burn', 'emission']
const numbers = (text: string) => text.split('.').map(Number)
const orderOf = (row: Row): (string | number | readonly number[])[] => [
  row['network'] ?? '',
  row['chain'] ?? '',
  Date.parse(row['time'] ?? '') / 1000,
  Number(row['block']),
  Number(row['transaction_index']),
  numbers(row['position'] ?? ''),
  facts.indexOf(row['fact'] ?? ''),
  row['transaction'] ?? '',
]

function compare(one: unknown, other: unknown): number {
  if (Array.isArray(one) && Array.isArray(other)) {
    for (const [index, value] of one.entries()) {
      const found = index < other.length ? compare(value, other[index]) : 1
      if (found !== 0) return found
    }
    return one.length - other.length
  }
  return one === other ? 0 : (one as string) < (other as string) ? -1 : 1
}

async function read(path: string): Promise<Row[]> {
  const response = await seeded.fetch(`/export/${path}`)
  expect(response.status).toBe(200)
  return parse(Buffer.from(await response.arrayBuffer()), { columns: true }) as Row[]
}

test('whatever lies on the disk, a file has each movement once and in order', async () => {
  let written = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(place, { maxLength: 60, selector: JSON.stringify }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (parts) => {
        for (const part of parts.filter(({ length }) => length > 0)) {
          written += part.length
          await seeded.client.insert({
            table: 'movements',
            format: 'JSONEachRow',
            values: part.map((row) => ({
              ...row,
              source: 'made',
              token: 'TOK',
              amount_raw: '1',
              decimals: 6,
              amount: '0.000001',
              decoder: 'made@1',
            })),
          })
        }
        const rows = await read('movements.csv?from=2024-01-01&to=2027-01-01')
        expect(rows).toHaveLength(written)
        const places = rows.map(orderOf)
        expect(places).toEqual([...places].sort(compare))
      },
    ),
    { numRuns: 5 },
  )
  const all = await read('movements.csv?from=2024-01-01&to=2027-01-01')
  for (const path of [
    '&network=render',
    '&from=2025-03-05&to=2025-11-17',
    '&network=geodnet&from=2026-01-31',
  ]) {
    const asked = new URLSearchParams(`from=2024-01-01&to=2027-01-01${path}`)
    const [from, to] = [asked.getAll('from').at(-1) ?? '', asked.getAll('to').at(-1) ?? '']
    const network = asked.get('network') ?? ''
    const some = await read(`movements.csv?network=${network}&from=${from}&to=${to}`)
    expect(some.length).toBeGreaterThan(0)
    expect(some).toEqual(
      all.filter(
        (row) =>
          (network === '' || row['network'] === network) &&
          (row['time'] ?? '') >= from &&
          (row['time'] ?? '') < to,
      ),
    )
  }
})
