import { cumulate, type Frame, gatherRest, makeFrame, sortBySize } from '../charts/frame.ts'
import { rebase } from '../charts/rebase.ts'
import type { Grain } from '../format/time.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'
import type { Plan } from './plan-chart.ts'

/** More lines than this are not told apart. */
export const most = 12
const restColour = '#7d8785'

type Named = { name: string; colour: string }

/** One line for each network and token. A network with several tokens says which. */
export function frameSeries(
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  nameOf: (network: string) => Named,
): Frame {
  const count = (network: string) => series.filter((entry) => entry.network === network).length
  return makeFrame(series, grain, ({ network, token }) => {
    const { name, colour } = nameOf(network)
    const several = count(network) > 1
    return {
      id: several ? `${network}-${token}` : network,
      name: several ? `${name} ${token}` : name,
      colour,
    }
  })
}

/** Units that occur in a frame. */
export function unitsOf(frame: Frame): string[] {
  return [...new Set(frame.lines.map(({ unit }) => unit))]
}

/** The lines that can be told apart, largest first: the rest as one where it adds up, or how many are left out. */
export function gatherLines(all: Frame, additive: boolean): { few: Frame; left: number } {
  const sorted = sortBySize(all)
  if (additive) return { few: gatherRest(sorted, most - 1, restColour), left: 0 }
  return {
    few: { ...sorted, lines: sorted.lines.slice(0, most) },
    left: Math.max(0, sorted.lines.length - most),
  }
}

/** What is drawn, and what the table shows of it: the same lines, with their values before they were rebased. */
export function drawFrames(few: Frame, plan: Plan): { drawn: Frame; twin: Frame } {
  const twin = plan.cumulative ? cumulate(few) : few
  return { drawn: plan.rebased ? rebase(twin) : twin, twin }
}
