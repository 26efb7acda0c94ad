import type { InstructionFilter, SolanaInstruction } from '../../../schemas/solana.ts'
import type { SolanaRoute } from '../routing.ts'

type Entry = { readonly route: SolanaRoute; readonly fits: (instruction: SolanaInstruction) => boolean }

export type SolanaRouter = {
  /** Whether an instruction of this program can belong to any source at all. */
  readonly knows: (program: string) => boolean
  /** The sources that an instruction belongs to: by program, first slot, data and accounts; each once. */
  readonly routesOf: (instruction: SolanaInstruction, slot: number) => readonly SolanaRoute[]
}

const none: readonly SolanaRoute[] = []

export function createSolanaRouter(routes: readonly SolanaRoute[]): SolanaRouter {
  const byProgram = new Map<string, Entry[]>()
  for (const route of routes)
    for (const filter of route.decoder.filters) {
      const entries = byProgram.get(filter.program) ?? []
      entries.push({ route, fits: compile(filter) })
      byProgram.set(filter.program, entries)
    }
  return {
    knows: (program) => byProgram.has(program),
    routesOf: (instruction, slot) => {
      const entries = byProgram.get(instruction.program)
      if (entries === undefined) return none
      const found = new Set<SolanaRoute>()
      for (const { route, fits } of entries)
        if (slot >= route.source.firstBlock && !found.has(route) && fits(instruction)) found.add(route)
      return found.size === 0 ? none : [...found]
    },
  }
}

function compile({
  discriminators,
  accounts = {},
}: InstructionFilter): (instruction: SolanaInstruction) => boolean {
  const beginnings = discriminators.map((discriminator) => Buffer.from(discriminator, 'hex'))
  const places = Object.entries(accounts).map(([place, values]) => ({
    place: Number(place),
    values: new Set(values),
  }))
  return (instruction) => {
    for (const { place, values } of places) if (!values.has(instruction.accounts[place] ?? '')) return false
    return beginnings.length === 0 || beginnings.some((beginning) => beginsWith(instruction.data, beginning))
  }
}

function beginsWith(data: Uint8Array, beginning: Uint8Array): boolean {
  if (data.length < beginning.length) return false
  for (let index = 0; index < beginning.length; index++) if (data[index] !== beginning[index]) return false
  return true
}
