import type { Ran, Run } from './machine.ts'
import { listReal, type Play } from './play.ts'

/** A transaction as it ran, with the frames of programs that only were played around what really ran. */
export type Trace = {
  readonly logs: readonly string[]
  /** By the place of the instruction that called them, in the order in which they ran. */
  readonly inner: ReadonlyMap<number, readonly Ran[]>
  readonly units: number
  /** The instruction that failed, and why. */
  readonly failed?: { readonly index: number; readonly error: NonNullable<Run['error']> }
}

/** What a program costs that is only played, in compute units. */
const frameUnits = 4_500
const unitsOfInstruction = 200_000

/** How many of the instructions that really run come before a frame gives up; all where none does. */
export function countBeforeFailure(plays: readonly Play[]): number {
  let count = 0
  const walk = (play: Play): boolean => {
    if (play.inner === undefined) {
      count += 1
      return true
    }
    return play.inner.every(walk) && play.fails === undefined
  }
  return plays.every(walk) ? listReal(plays).length : count
}

export function writeTrace(plays: readonly Play[], { outcomes, error }: Run): Trace {
  const logs: string[] = []
  const inner = new Map<number, Ran[]>()
  const budget = unitsOfInstruction * plays.length
  const rest = [...outcomes]
  let units = 0
  let failed: Trace['failed']

  const walk = (play: Play, index: number, depth: number): boolean => {
    const note = (ran: Ran) => inner.set(index, [...(inner.get(index) ?? []), ran])
    const program = play.programAddress
    if (depth > 1) {
      const accounts = (play.accounts ?? []).map(({ address }) => address)
      note({ program, accounts, data: Uint8Array.from(play.data ?? []), depth })
    }
    if (play.inner === undefined) {
      const outcome = rest.shift()
      if (outcome === undefined)
        throw new Error(`instruction not run; got ${program} in instruction ${index}`)
      for (const ran of outcome.inner) note({ ...ran, depth: ran.depth + depth - 1 })
      for (const line of outcome.logs) {
        logs.push(
          line.replace(/ invoke \[(\d+)\]$/, (_, height) => ` invoke [${Number(height) + depth - 1}]`),
        )
        const [, consumed] = new RegExp(`^Program ${program} consumed (\\d+) of`).exec(line) ?? []
        units += Number(consumed ?? 0)
      }
      if (error === undefined || rest.length > 0) return true
      failed = { index, error }
      return false
    }
    logs.push(`Program ${program} invoke [${depth}]`)
    if (play.name !== undefined) logs.push(`Program log: Instruction: ${play.name}`)
    const before = units
    const ok = play.inner.every((called) => walk(called, index, depth + 1))
    units += frameUnits
    if (ok && play.fails !== undefined) failed = { index, error: { Custom: play.fails } }
    logs.push(`Program ${program} consumed ${units - before} of ${budget - before} compute units`)
    logs.push(
      failed === undefined
        ? `Program ${program} success`
        : `Program ${program} failed: ${inWords(failed.error)}`,
    )
    return failed === undefined
  }
  for (const [index, play] of plays.entries()) if (!walk(play, index, 1)) break
  return { logs, inner, units, ...(failed !== undefined && { failed }) }
}

/** As the runtime prints it into the log. */
function inWords(error: NonNullable<Run['error']>): string {
  if (typeof error !== 'string') return `custom program error: 0x${error.Custom.toString(16)}`
  return error.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase()
}
