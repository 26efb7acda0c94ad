import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'

const figures = readQuestion(new URL('../queries/verify_figures.sql', import.meta.url))

type Recounted = {
  metric: string
  token: string
  class: string
  day: string
  /** '' where the product has no such figure. */
  told: string
  /** '' where one of its movements has no price. */
  recounted: string
}

export type CheckedFigures = { readonly checked: number; readonly faults: readonly string[] }

/** Figures are recounted from `exported` and `prices`; those of `told_figures` that are another number are named. */
export async function checkFigures(client: ClickHouseClient, network: string): Promise<CheckedFigures> {
  const rows = await ask<Recounted>(client, figures, { network }, { seconds: 600 })
  const faults = rows
    .filter(({ told, recounted }) => told !== recounted)
    .map(({ metric, token, class: part, day, told, recounted }) => {
      const name = [metric, token, part].filter((word) => word !== '').join(' ')
      const is = `${name} of ${day} is ${told === '' ? 'missing' : told} in the product`
      return recounted === ''
        ? `${is}, and not all of its movements have a price`
        : `${is}, and its movements at their prices make ${recounted}`
    })
  return { checked: rows.length, faults }
}
