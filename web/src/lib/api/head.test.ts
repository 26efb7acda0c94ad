import { expect, test } from 'vitest'
import { backoff, readHead } from './head.ts'

test('waits longer after each failure, and never longer than half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map(backoff)).toEqual([1, 2, 4, 8, 16, 30, 30])
})

test('only an event with a head is one', () => {
  const head = { number: '7', networks: ['helium'], committedAt: '2026-04-14T00:00:00Z' }
  expect(readHead(JSON.stringify({ data: { head } }))).toEqual(head)
  for (const text of ['', '{', 'null', '{"data":null}', '{"errors":[{"message":"no"}]}', '[]'])
    expect(readHead(text)).toBe(undefined)
})
