import { expect, test } from 'vitest'
import { drawSpark } from './sparkline.ts'

const points = (...values: (string | null)[]) => values.map((value) => ({ value }))

test('nothing known draws nothing', () => {
  expect(drawSpark(points(), 100, 20)).toBe(undefined)
  expect(drawSpark(points(null, null), 100, 20)).toBe(undefined)
})

test('a hole breaks the line, and a lonely point is a dot', () => {
  const spark = drawSpark(points('1', '2', null, '4'), 100, 20)
  expect(spark?.line.match(/M/g)).toHaveLength(1)
  expect(spark?.dots).toEqual([{ x: 99, y: 1 }])
  expect(drawSpark(points('4'), 100, 20)?.dots).toEqual([{ x: 50, y: 1 }])
})

test('a zero lies on the floor, and a value below zero under it', () => {
  expect(drawSpark(points('0', '10'), 100, 20)?.line).toBe('M1 19L99 1')
  expect(drawSpark(points('10', '-10'), 100, 20)?.line).toBe('M1 1L99 19')
  expect(drawSpark(points('0', '0'), 100, 20)?.line).toBe('M1 19L99 19')
})
