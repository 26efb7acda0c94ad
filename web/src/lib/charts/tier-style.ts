import type { Point } from './frame.ts'

/** How sure a point is, as it is drawn: see the legend of tiers in the page. */
export type Sureness = 'indexed' | 'derived' | 'published' | 'provisional'

export function surenessOf({ tier, provisional }: Pick<Point, 'tier' | 'provisional'>): Sureness {
  if (tier === 'PUBLISHED') return 'published'
  if (provisional) return 'provisional'
  return tier === 'DERIVED' ? 'derived' : 'indexed'
}

export const tierWords: Record<string, string> = {
  INDEXED: 'indexed',
  DERIVED: 'derived',
  PUBLISHED: 'published',
}

/** Bars: indexed solid, derived hatched, published light with an outline, provisional light with a dashed edge. */
export function barStyle(point: Point, colour: string, ground: string, wide: boolean) {
  const edge = { borderColor: colour, borderWidth: wide ? 1 : 0 }
  const decal = {
    color: ground,
    dashArrayX: [1, 0],
    dashArrayY: [1.5, 3.5],
    rotation: -Math.PI / 4,
    symbolSize: 1,
  }
  const derived = point.tier === 'DERIVED'
  if (point.tier === 'PUBLISHED') return { color: colour + (wide ? '66' : '8c'), ...edge }
  if (point.provisional)
    return { color: `${colour}99`, ...edge, borderType: 'dashed' as const, ...(derived ? { decal } : {}) }
  return derived ? { color: colour, decal } : { color: colour }
}

/** Lines: the part that ends in a point is drawn as sure as that point. Paler ones would not stand out from the ground. */
export function lineStyle(sureness: Sureness, colour: string) {
  if (sureness === 'published') return { color: colour, width: 1.25, opacity: 1, type: 'solid' as const }
  if (sureness === 'derived') return { color: colour, width: 2, opacity: 1, type: [6, 2] }
  if (sureness === 'provisional') return { color: colour, width: 1.5, opacity: 1, type: [2, 3] }
  return { color: colour, width: 2, opacity: 1, type: 'solid' as const }
}
