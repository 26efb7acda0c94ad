import { contrast, difference, eyes, grounds, leastContrast } from './colours.ts'

type Colour = { readonly light: string; readonly dark: string }

/** The colour that is farthest from those that are taken, to the eye that tells them apart worst. */
export function chooseColour(taken: readonly Colour[]): Colour {
  const choose = (theme: keyof Colour) => {
    const others = taken.map((colour) => colour[theme])
    const [best] = candidates()
      .filter((candidate) => contrast(candidate, grounds[theme]) >= leastContrast)
      .map((candidate) => ({ candidate, distance: nearest(candidate, others) }))
      .sort((one, other) => other.distance - one.distance)
    return best?.candidate ?? '#808080'
  }
  return { light: choose('light'), dark: choose('dark') }
}

function nearest(candidate: string, others: readonly string[]): number {
  const kinds = Object.keys(eyes) as (keyof typeof eyes)[]
  return Math.min(
    Number.MAX_VALUE,
    ...others.flatMap((other) => kinds.map((eye) => difference(candidate, other, eye))),
  )
}

/** Every seventeenth part of each of red, green and blue: #000000, #110000, ... */
function candidates(): string[] {
  const steps = Array.from({ length: 16 }, (_, step) => (step * 17).toString(16).padStart(2, '0'))
  return steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))
}
