import type { InstructionFilter, SolanaInstruction } from '../../../schemas/solana.ts'
import type { SolanaRoute } from '../routing.ts'
import { readEncodedBeginnings } from './encoded-beginnings.ts'
import type { Instruction } from './transaction.ts'

type Entry = {
  readonly route: SolanaRoute
  /** The route as a list: most instructions are of one source, and its list is made once. */
  readonly alone: readonly SolanaRoute[]
  /** How the data may begin; any data where there is none. */
  readonly beginnings: readonly Uint8Array[]
  readonly fits: (instruction: SolanaInstruction) => boolean
}

export type SolanaRouter = {
  /** Whether an instruction of this program can belong to any source at all. */
  readonly knows: (program: string) => boolean
  /** The sources that an instruction belongs to: by program, first slot, data and accounts; each once. */
  readonly routesOf: (instruction: Instruction, slot: number) => readonly SolanaRoute[]
}

const none: readonly SolanaRoute[] = []

export function createSolanaRouter(routes: readonly SolanaRoute[]): SolanaRouter {
  const byProgram = new Map<string, Entry[]>()
  for (const route of routes)
    for (const filter of route.decoder.filters) {
      const entries = byProgram.get(filter.program) ?? []
      entries.push({ route, alone: [route], ...compile(filter) })
      byProgram.set(filter.program, entries)
    }
  const known = new Map(
    [...byProgram].map(([program, entries]) => [
      program,
      { groups: groupByByte(entries), mayBegin: readEncodedBeginnings(beginningsOf(entries)) },
    ]),
  )
  return {
    knows: (program) => byProgram.has(program),
    routesOf: (instruction, slot) => {
      const program = known.get(instruction.program)
      // Most calls of a known program are others than those that are wanted, and base58 is slow.
      if (program === undefined || !program.mayBegin(instruction.encoded)) return none
      let found = none
      for (const { route, alone, fits } of program.groups[instruction.data[0] ?? noByte] ?? [])
        if (slot >= route.source.firstBlock && !found.includes(route) && fits(instruction))
          found = found.length === 0 ? alone : [...found, route]
      return found
    },
  }
}

/** Each once; an empty one where any data is taken. */
function beginningsOf(entries: readonly Entry[]): Uint8Array[] {
  const all = entries.flatMap(({ beginnings }) => (beginnings.length === 0 ? [new Uint8Array()] : beginnings))
  return [...new Map(all.map((beginning) => [Buffer.from(beginning).toString('hex'), beginning])).values()]
}

/** Where the entries stand that take an instruction without data. */
const noByte = 256

/** A token program has dozens of filters, and most of them want another instruction, which its first byte says. */
function groupByByte(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return Array.from({ length: noByte + 1 }, (_, byte) =>
    entries.filter(
      ({ beginnings }) => beginnings.length === 0 || beginnings.some(([first = byte]) => first === byte),
    ),
  )
}

function compile({ discriminators, accounts = {} }: InstructionFilter): Pick<Entry, 'beginnings' | 'fits'> {
  const beginnings = discriminators.map((discriminator) => Buffer.from(discriminator, 'hex'))
  const places = Object.entries(accounts).map(([place, values]) => ({
    place: Number(place),
    values: new Set(values),
  }))
  return {
    beginnings,
    fits: (instruction) => {
      for (const { place, values } of places) if (!values.has(instruction.accounts[place] ?? '')) return false
      return (
        beginnings.length === 0 || beginnings.some((beginning) => beginsWith(instruction.data, beginning))
      )
    },
  }
}

function beginsWith(data: Uint8Array, beginning: Uint8Array): boolean {
  if (data.length < beginning.length) return false
  for (let index = 0; index < beginning.length; index++) if (data[index] !== beginning[index]) return false
  return true
}
