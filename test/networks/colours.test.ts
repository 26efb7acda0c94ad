import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { NetworkDefinition } from '../../schemas/network.ts'

type Three = readonly [number, number, number]

const folder = new URL('../../indexer/networks/', import.meta.url)
const networks = await Promise.all(
  readdirSync(folder).map(
    async (file) => ((await import(new URL(file, folder).href)) as { default: NetworkDefinition }).default,
  ),
)

/** How people with a missing cone see linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const eyes: Readonly<Record<string, readonly Three[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

const themes = [
  { theme: 'light', ground: '#ffffff' },
  { theme: 'dark', ground: '#16181d' },
] as const

describe.each(themes)('colours on the $theme ground', ({ theme, ground }) => {
  test('stand out from the ground as graphics must (WCAG 1.4.11)', () => {
    for (const { id, colour } of networks)
      expect(contrast(colour[theme], ground), id).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(eyes))('are told apart with %s sight', (eye) => {
    const near: string[] = []
    networks.forEach((one, index) => {
      for (const other of networks.slice(index + 1)) {
        const distance = difference(one.colour[theme], other.colour[theme], eye)
        if (distance < 20) near.push(`${one.id} and ${other.id}: ${distance.toFixed(1)}`)
      }
    })
    expect(near).toEqual([])
  })
})

/** Distance in CIE L*a*b*; about 2 is the least that an eye sees side by side. */
function difference(one: string, other: string, eye: string): number {
  const [a, b] = [one, other].map((colour) => lab(through(eyes[eye] ?? [], linear(colour)))) as [Three, Three]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function contrast(one: string, other: string): number {
  const [bright, dark] = [one, other].map((colour) => luminance(linear(colour))).sort((a, b) => b - a) as [
    number,
    number,
  ]
  return (bright + 0.05) / (dark + 0.05)
}

function linear(colour: string): Three {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function through(matrix: readonly Three[], [red, green, blue]: Three): Three {
  const row = ([a, b, c]: Three) => Math.min(1, Math.max(0, a * red + b * green + c * blue))
  return matrix.map(row) as unknown as Three
}

function luminance([red, green, blue]: Three): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function lab(light: Three): Three {
  const [red, green, blue] = light
  const bend = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
  const y = bend(luminance(light))
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
