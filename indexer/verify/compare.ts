import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Verification } from '../../schemas/verification.ts'
import type { Month } from './month.ts'
import type { Scratch } from './scratch.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const verifyHash = read('verify_hash')
const verifyRows = read('verify_rows')
const verifyMovement = read('verify_movement')

export type Hashed = { readonly movements: string; readonly sha256: string }

type First = readonly [fault: string, transaction: string, position: string, fact: string]
type Rows = Record<'here' | 'there' | 'missing' | 'extra' | 'repeated' | 'different', string> & {
  first: First
}
type Row = { side: 'product' | 'source' } & Record<string, string | number | null>

/** The content hash of a month as it stands on one side of the comparison, on one chain or on all. */
export async function hashOfMonth(
  { client }: Scratch['told'],
  network: string,
  month: Month,
  chain = '',
): Promise<Hashed> {
  const [row] = await ask<Hashed>(client, verifyHash, { network, month: month.from, chain }, { seconds: 600 })
  return row as Hashed
}

/** Compares what the product tells of a month with what was read again, movement by movement; the first fault in words. */
export async function compareMovements(
  { told }: Pick<Scratch, 'told'>,
  network: string,
  month: Month,
  chain: string,
): Promise<
  Pick<Verification, 'movements' | 'missing' | 'extra' | 'repeated' | 'different'> & {
    there: number
    first?: string
  }
> {
  const key = { network, month: month.from, chain }
  const [row] = await ask<Rows>(told.client, verifyRows, key, {
    seconds: 600,
    // Months of millions of movements are grouped on disk.
    settings: { max_bytes_before_external_group_by: '200000000' },
  })
  const { first, ...counts } = row as Rows
  const [fault, transaction, position, fact] = first
  const numbers = {
    movements: Number(counts.here),
    there: Number(counts.there),
    missing: Number(counts.missing),
    extra: Number(counts.extra),
    repeated: Number(counts.repeated),
    different: Number(counts.different),
  }
  if (fault === '') return numbers
  const rows = await ask<Row>(
    told.client,
    verifyMovement,
    { network, chain, transaction, position, fact },
    { seconds: 600 },
  )
  const place = `${fact} at position ${position} of transaction ${transaction}`
  return { ...numbers, first: `${place}: ${tell(fault, rows)}` }
}

function tell(fault: string, rows: readonly Row[]): string {
  const of = (side: Row['side']) => rows.filter((row) => row.side === side)
  const [product, source] = [of('product'), of('source')]
  const whole = (row: Row | undefined) =>
    Object.entries(row ?? {})
      .filter(([name, value]) => name !== 'side' && value !== '' && value !== null)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  if (fault === 'missing') return `missing in the product; the source has ${whole(source[0])}`
  if (fault === 'extra') return `missing at the source; the product has ${whole(product[0])}`
  if (fault === 'repeated')
    return `stands ${product.length} times in the product and happened ${source.length === 1 ? 'once' : `${source.length} times`}`
  const names = Object.keys(product[0] ?? {}).filter(
    (name) => name !== 'side' && product.some((row) => row[name] !== source[0]?.[name]),
  )
  return names
    .map(
      (name) =>
        `${name} is ${textOf(product[0]?.[name])} in the product and ${textOf(source[0]?.[name])} at the source`,
    )
    .join('; ')
}

const textOf = (value: string | number | null | undefined) =>
  value === '' ? 'empty' : value === null || value === undefined ? 'not known' : String(value)
