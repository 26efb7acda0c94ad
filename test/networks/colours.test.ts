import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  contrast,
  difference,
  eyes,
  grounds,
  leastContrast,
  leastDifference,
} from '../../indexer/scaffold/colours.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'

const folder = new URL('../../indexer/networks/', import.meta.url)
const networks = await Promise.all(
  readdirSync(folder).map(
    async (file) => ((await import(new URL(file, folder).href)) as { default: NetworkDefinition }).default,
  ),
)

const themes = [
  { theme: 'light', ground: grounds.light },
  { theme: 'dark', ground: grounds.dark },
] as const

describe.each(themes)('colours on the $theme ground', ({ theme, ground }) => {
  test('stand out from the ground as graphics must (WCAG 1.4.11)', () => {
    for (const { id, colour } of networks)
      expect(contrast(colour[theme], ground), id).toBeGreaterThanOrEqual(leastContrast)
  })

  test.each(Object.keys(eyes) as (keyof typeof eyes)[])('are told apart with %s sight', (eye) => {
    const near: string[] = []
    networks.forEach((one, index) => {
      for (const other of networks.slice(index + 1)) {
        const distance = difference(one.colour[theme], other.colour[theme], eye)
        if (distance < leastDifference) near.push(`${one.id} and ${other.id}: ${distance.toFixed(1)}`)
      }
    })
    expect(near).toEqual([])
  })
})
