import { expect, test } from 'vitest'
import { backoff, isBehind, readHead } from './head.ts'

test('waits longer after each failure, and never longer than half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map(backoff)).toEqual([1, 2, 4, 8, 16, 30, 30])
})

test('only an event with a head is one', () => {
  const head = { number: '7', networks: ['helium'], committedAt: '2026-04-14T00:00:00Z' }
  expect(readHead(JSON.stringify({ data: { head } }))).toEqual(head)
  for (const text of ['', '{', 'null', '{"data":null}', '{"errors":[{"message":"no"}]}', '[]'])
    expect(readHead(text)).toBe(undefined)
})

const at = (second: number) => `2026-04-14T00:00:${String(second).padStart(2, '0')}Z`

test.each([
  ['newer than the answer', at(5), at(4), false, 60, true],
  ['older than the answer', at(4), at(5), false, 60, false],
  ['a change in the second of the answer', at(5), at(5), false, 60, true],
  ['what stood long before the connection', at(5), at(5), true, 60, false],
  ['what came just before the connection', at(5), at(5), true, 6, true],
  ['the first commit', at(5), null, true, 60, true],
])('%s', (_, committedAt, asOf, first, now, behind) => {
  const head = { number: '7', networks: [], committedAt, first }
  expect(isBehind(head, asOf, Date.parse(at(0)) + now * 1000)).toBe(behind)
})

test('before the first commit there is nothing to be behind of', () => {
  expect(isBehind({ number: '0', networks: [], committedAt: at(5), first: true }, null)).toBe(false)
})
