import type { Frame, Line } from '../charts/frame.ts'
import { totalOf } from '../charts/frame.ts'
import { compareDecimals } from '../format/decimal.ts'

/** A network that can be chosen, with what it comes to over the period: one amount for each unit. */
export type Chip = {
  readonly id: string
  readonly name: string
  readonly colour: string
  readonly amounts: readonly { readonly value: string; readonly unit: string }[]
}

/** What a line comes to: its sum where it is a flow, its last known value where it is a state. */
function amountOf(line: Line, flows: boolean): string | null {
  return flows ? totalOf(line) : (line.points.findLast(({ value }) => value !== null)?.value ?? null)
}

/** The networks that have data, largest first where all are counted in one unit, else by name. */
export function listChips(
  frame: Frame,
  flows: boolean,
  nameOf: (network: string) => { name: string; colour: string },
): Chip[] {
  const chips = new Map<string, Chip>()
  for (const line of frame.lines) {
    const id = line.behind?.network ?? line.id
    const value = amountOf(line, flows)
    const before = chips.get(id) ?? { id, ...nameOf(id), amounts: [] }
    chips.set(
      id,
      value === null ? before : { ...before, amounts: [...before.amounts, { value, unit: line.unit }] },
    )
  }
  const units = new Set(frame.lines.map(({ unit }) => unit))
  const byName = (a: Chip, b: Chip) => a.name.localeCompare(b.name, 'en')
  const size = ({ amounts }: Chip) => amounts[0]?.value ?? '0'
  return [...chips.values()].sort((a, b) =>
    units.size > 1 ? byName(a, b) : compareDecimals(size(b), size(a)) || byName(a, b),
  )
}
