type Three = readonly [number, number, number]

/** How people with a missing cone see linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
export const eyes = {
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
} as const satisfies Readonly<Record<string, readonly Three[]>>

/** Distance in CIE L*a*b*; about 2 is the least that an eye sees side by side. */
export function difference(one: string, other: string, eye: keyof typeof eyes): number {
  const [a, b] = [one, other].map((colour) => lab(through(eyes[eye], linear(colour)))) as [Three, Three]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** Contrast ratio of WCAG 2. */
export function contrast(one: string, other: string): number {
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

/** Grounds that a network's colour must stand out from. */
export const grounds = { light: '#ffffff', dark: '#16181d' } as const
/** Least contrast of graphics with their ground (WCAG 1.4.11). */
export const leastContrast = 3
/** Least distance of two networks' colours, to every eye. */
export const leastDifference = 20
