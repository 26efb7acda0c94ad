import { divideDecimals } from '../format/decimal.ts'
import { addDays, formatDay, formatSpan } from '../format/time.ts'
import type { FigureFieldsFragment } from '../generated/operations.ts'

/** Days that fees may end before or after the count of nodes. */
const farthest = 31

export type PerNode = { readonly value: string | null; readonly reason: string; readonly span: string }

/** Fees of the period for each node that was active at its end. Nodes that were counted at another time are not set against them. */
export function feesPerNode(
  fees: FigureFieldsFragment | undefined,
  nodes: FigureFieldsFragment | undefined,
): PerNode {
  const none = (reason: string): PerNode => ({ value: null, reason, span: '' })
  if (!nodes || nodes.value === null || nodes.to === null)
    return none('how many nodes are active is not known')
  if (!fees || fees.value === null || fees.from === null || fees.to === null)
    return none('fees in USD are not known')
  const apart = Math.abs(Date.parse(nodes.to) - Date.parse(fees.to)) / 86_400_000
  if (apart > farthest)
    return none(
      `nodes were counted last on ${formatDay(addDays(nodes.to, -1))} and fees end on ${formatDay(addDays(fees.to, -1))}`,
    )
  const value = divideDecimals(fees.value, nodes.value, 12)
  return value === null
    ? none('no node is active')
    : { value, reason: '', span: formatSpan(fees.from, fees.to) }
}
