import { expect, test } from 'vitest'
import { createShortcuts } from './shortcuts.ts'

test('two keys make a command only when they follow each other soon', () => {
  let time = 0
  const press = createShortcuts(() => time)
  expect([press('g'), press('s')]).toEqual([undefined, 'sector'])
  expect(press('s')).toBe(undefined)
  expect(press('g')).toBe(undefined)
  time = 5000
  expect(press('n')).toBe(undefined)
  expect([press('/'), press('?'), press('x')]).toEqual(['search', 'help', undefined])
})

test('each page has its letter', () => {
  const press = createShortcuts()
  const places = ['s', 'n', 'x', 'e', 'c', 'm', 'd'].map((letter) => {
    press('g')
    return press(letter)
  })
  expect(places).toEqual(['sector', 'networks', 'explore', 'economics', 'coverage', 'methodology', 'data'])
})
