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

/** What is drawn, and what the table shows of it: the same lines, with their values before they were rebased. */
export function drawFrames(
  all: Frame,
  plan: Plan,
  additive: boolean,
): { drawn: Frame; twin: Frame; left: number } {
  const sorted = sortBySize(all)
  const few = additive
    ? gatherRest(sorted, most - 1, restColour)
    : { ...sorted, lines: sorted.lines.slice(0, most) }
  const twin = plan.cumulative ? cumulate(few) : few
  return {
    drawn: plan.rebased ? rebase(twin) : twin,
    twin,
    left: additive ? 0 : Math.max(0, sorted.lines.length - most),
  }
}
