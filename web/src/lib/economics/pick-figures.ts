import type { EconomicsPageQuery, FigureFieldsFragment } from '../generated/operations.ts'
import type { Without } from './group-reasons.ts'

export type EconomicsNetwork = EconomicsPageQuery['networks'][number]

/** All figures of one metric: one for each token. */
export function figuresOf({ figures }: EconomicsNetwork, metric: string): FigureFieldsFragment[] {
  return figures.filter((figure) => figure.metric.id === metric)
}

/** The definition's words for how a metric is made, or why there is nothing of it. */
export function wordsOf({ methodology }: EconomicsNetwork, metric: string): string {
  return methodology.texts.find((entry) => entry.metric === metric)?.text ?? ''
}

/** Networks with anything known of these metrics, most of it first, and those with nothing, each with the reason. */
export function partKnown(
  networks: readonly EconomicsNetwork[],
  metrics: readonly string[],
): { known: EconomicsNetwork[]; rest: Without[] } {
  const count = (network: EconomicsNetwork) =>
    metrics.filter((metric) => figuresOf(network, metric).some(({ value }) => value !== null)).length
  return {
    known: networks.filter((network) => count(network) > 0).toSorted((a, b) => count(b) - count(a)),
    rest: networks
      .filter((network) => count(network) === 0)
      .map((network) => {
        const reason = metrics
          .flatMap((metric) => figuresOf(network, metric))
          .find((one) => one.reason !== '')
        return { name: network.name, reason: reason?.reason ?? 'nothing in this period' }
      }),
  }
}
