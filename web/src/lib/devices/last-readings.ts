import { divideDecimals } from '../format/decimal.ts'
import type { DevicesPageQuery, FigureFieldsFragment } from '../generated/operations.ts'

/** What is counted of machines, in the order of the table. */
export const deviceMetrics = [
  'nodes_active',
  'capacity_raw',
  'capacity_quality_adjusted',
  'cpu_used',
  'cpu_capacity',
  'gpu_used',
  'gpu_capacity',
  'leases_active',
  'subnets',
  'canisters',
]

export type DeviceNetwork = DevicesPageQuery['networks'][number]

export type LastReading = {
  readonly network: DeviceNetwork
  readonly figure: FigureFieldsFragment
  /** UTC day of the reading. */
  readonly to: string
  /** Used as a share of capacity, where both were read for one day. */
  readonly utilization: string | null
}

const capacityOf: Readonly<Record<string, string>> = { cpu_used: 'cpu_capacity', gpu_used: 'gpu_capacity' }

/** The last reading of each metric in the period, and networks without any, each with the reason. */
export function listReadings(networks: readonly DeviceNetwork[]): {
  readings: LastReading[]
  without: { network: DeviceNetwork; reason: string }[]
} {
  const known = ({ figures }: DeviceNetwork) =>
    figures.filter(({ value, to }) => value !== null && to !== null)
  return {
    readings: networks.flatMap((network) =>
      known(network).map((figure) => ({
        network,
        figure,
        to: figure.to ?? '',
        utilization: shareOf(figure, known(network)),
      })),
    ),
    without: networks
      .filter((network) => known(network).length === 0)
      .map((network) => ({ network, reason: whyNot(network) })),
  }
}

/** What is used as a share of what there is; null where the two were not read for one day. */
export function shareOf(used: FigureFieldsFragment, figures: readonly FigureFieldsFragment[]): string | null {
  const capacity = figures.find(({ metric }) => metric.id === capacityOf[used.metric.id])
  // Machines that are in use today, out of those that were there last year, are no utilization.
  if (capacity === undefined || capacity.to !== used.to || used.value === null || capacity.value === null)
    return null
  return divideDecimals(used.value, capacity.value, 6)
}

/** The definition's words, or where it has none, why the figure is empty. */
function whyNot({ methodology, figures }: DeviceNetwork): string {
  const words = methodology.texts.find(({ metric }) => metric === 'utilization')?.text
  const reason = figures.find(({ metric }) => metric.id === 'nodes_active')?.reason
  return [reason === undefined || reason === '' ? '' : `In this period: ${reason}.`, words ?? '']
    .filter((part) => part !== '')
    .join(' ')
}

/** Whole days from the end of the day of a reading until now; 0 for today's. */
export function ageInDays(to: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(to)) / 86_400_000))
}
