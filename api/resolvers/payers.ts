import type { Payers } from '../../schemas/generated/resolvers.ts'
import type { PayersRow } from '../rows.ts'

/** Money that was given at most so many days before it came back may be the same money. */
export const circleDays = 30

/** Concentration and list, with what is missing; nulls with the reason where the payers are not known. */
export function toPayers(row: PayersRow | undefined, revenueFact: string): Payers {
  const reason = revenueFact === '' ? 'nothing that customers pay is on chain' : (row?.reason ?? '')
  if (row === undefined || reason !== '')
    return {
      count: null,
      reason,
      total: null,
      top1Share: null,
      top10Share: null,
      hhi: null,
      circularShare: null,
      top: [],
    }
  const some = row.payers > 0
  return {
    count: row.payers,
    reason: row.missing,
    total: row.total,
    top1Share: some ? row.top1 : null,
    top10Share: some ? row.top10 : null,
    hhi: some ? row.hhi : null,
    circularShare: some ? row.circular : null,
    top: row.list.map(([, address, usd, share, payments, first, last, circular]) => ({
      address,
      usd,
      share,
      payments,
      first,
      last,
      circular,
    })),
  }
}
