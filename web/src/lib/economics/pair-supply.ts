import { type Frame, hole, type Line, makeFrame, type Point, weaker } from '../charts/frame.ts'
import { addDecimals, subtractDecimals } from '../format/decimal.ts'
import type { Grain } from '../format/time.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'

type Colours = { readonly emitted: string; readonly burned: string; readonly net: string }

export type PairedSupply = {
  readonly frame: Frame
  /** Networks that are in at least one period. */
  readonly networks: readonly string[]
}

function combine(left: Point, right: Point, make: (a: string, b: string) => string): Point {
  if (left.value === null || right.value === null) return hole
  return {
    value: make(left.value, right.value),
    tier: weaker(left.tier, right.tier),
    provisional: left.provisional || right.provisional,
    partial: left.partial || right.partial,
    reason: left.reason || right.reason,
  }
}

function add(sum: Point, part: Point): Point {
  return sum.value === null ? part : combine(sum, part, addDecimals)
}

/**
 * Burn and emission of the sector in USD. A network is in a period only where both of its sides are known: the burn of one
 * network against the emission of another would say nothing of either.
 */
export function pairSupply(
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  colours: Colours,
): PairedSupply {
  const all = makeFrame(series, grain, ({ network, metric }) => ({
    id: `${network} ${metric.id}`,
    name: network,
    colour: '',
  }))
  const sideOf = (network: string, metric: string) =>
    all.lines.find(({ id }) => id === `${network} ${metric}`)
  const both = [...new Set(series.map(({ network }) => network))].flatMap((network) => {
    const burned = sideOf(network, 'burned_usd')
    const emitted = sideOf(network, 'emitted_usd')
    return burned === undefined || emitted === undefined ? [] : [{ network, burned, emitted }]
  })
  const networks = new Set<string>()
  const points = all.times.map((_, index) => {
    let burned = hole
    let emitted = hole
    for (const pair of both) {
      const out = pair.burned.points[index] ?? hole
      const into = pair.emitted.points[index] ?? hole
      if (out.value === null || into.value === null) continue
      networks.add(pair.network)
      burned = add(burned, out)
      emitted = add(emitted, into)
    }
    return { burned, emitted, net: combine(emitted, burned, subtractDecimals) }
  })
  const line = (id: 'emitted' | 'burned' | 'net', name: string): Line => ({
    id,
    name,
    colour: colours[id],
    unit: 'USD',
    behind: null,
    sources: [...new Set(both.flatMap((pair) => [...pair.burned.sources, ...pair.emitted.sources]))],
    points: points.map((at) => at[id]),
  })
  const first = points.findIndex(({ net }) => net.value !== null)
  const last = points.findLastIndex(({ net }) => net.value !== null)
  const cut = <Item>(list: readonly Item[]) => (first < 0 ? [] : list.slice(first, last + 1))
  const lines = [line('emitted', 'Emitted'), line('burned', 'Burned'), line('net', 'Net')]
  return {
    frame: {
      grain,
      times: cut(all.times),
      lines: first < 0 ? [] : lines.map((one) => ({ ...one, points: cut(one.points) })),
    },
    networks: [...networks].sort(),
  }
}
