import type { ExplorePageQuery } from '../generated/operations.ts'
import type { Mode, Scale } from '../state/view-params.ts'

type Metric = Pick<ExplorePageQuery['metrics'][number], 'label' | 'aggregation' | 'additive'>

/** What a reader chose; the address keeps it from metric to metric. */
export type Wanted = { mode: Mode; scale: Scale; cumulative: boolean; rebased: boolean }

/** How a metric is drawn, and why it is not drawn otherwise: each reason is empty where the choice is open. */
export type Plan = Wanted & {
  readonly against: {
    readonly stacked: string
    readonly share: string
    readonly log: string
    readonly cumulative: string
    readonly rebased: string
  }
  /** Choices of the address that this metric does not allow, in words. */
  readonly notes: readonly string[]
}

/**
 * A chart must not add what cannot be added. Only metrics in USD that are additive are stacked and shared out; a metric
 * that is a state and not a flow has no running sum; and tokens of different networks share an axis only when each is set
 * against its own highest value.
 */
export function planChart(metric: Metric, units: readonly string[], lines: number, wanted: Wanted): Plan {
  const name = `“${metric.label}”`
  const several = units.length > 1
  const flows = metric.aggregation === 'sum'
  const alone = lines === 1 && flows
  const noSum = `${name} of several networks does not add up`
  const against = {
    stacked: metric.additive || alone ? '' : flows ? noSum : `${name} is not a sum`,
    share: metric.additive ? '' : noSum,
    cumulative: flows ? '' : `${name} is not a sum over time`,
    rebased: several
      ? 'Different units have no common axis: each line is drawn against its own highest value'
      : '',
  }
  const mode: Mode =
    wanted.mode === 'lines' || against[wanted.mode] !== '' || several || wanted.rebased
      ? 'lines'
      : wanted.mode
  const notes = [
    wanted.mode === 'share' && against.share !== '' ? `Drawn as lines: ${against.share}.` : '',
    wanted.cumulative && !flows ? `Not cumulative: ${against.cumulative}.` : '',
  ].filter((note) => note !== '')
  return {
    mode,
    scale: mode === 'lines' ? wanted.scale : 'linear',
    cumulative: wanted.cumulative && flows,
    rebased: wanted.rebased || several,
    against: {
      ...against,
      log: mode === 'lines' ? '' : 'Only for lines: a stack of logarithms adds up to nothing',
    },
    notes,
  }
}
