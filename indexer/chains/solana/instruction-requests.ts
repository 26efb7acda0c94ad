import type { InstructionFilter, SolanaDecoder } from '../../../schemas/solana.ts'

/** A filter in the words of a gateway: the beginning of the data as d1, d2, d4 or d8, accounts as a0 to a9. */
export type InstructionRequest = {
  programId: string[]
  isCommitted: true
  [field: string]: string[] | true
}

/** Lengths of a beginning, in bytes, that gateways have an index of. */
const lengths = [8, 4, 2, 1]

/** One request for each length of discriminator; what is of another length is asked for by less of it, and sorted out here. */
export function instructionRequests({ filters }: SolanaDecoder): InstructionRequest[] {
  return filters.flatMap((filter) => {
    const byField = new Map<string, Set<string>>()
    for (const discriminator of filter.discriminators) {
      const length = lengths.find((bytes) => bytes * 2 <= discriminator.length) ?? 0
      const field = length === 0 ? '' : `d${length}`
      const values = byField.get(field) ?? new Set()
      byField.set(field, values.add(`0x${discriminator.slice(0, length * 2)}`))
    }
    // An empty discriminator is any data, and then the others say nothing.
    if (byField.size === 0 || byField.has('')) return [requestOf(filter, {})]
    return [...byField].map(([field, values]) => requestOf(filter, { [field]: [...values] }))
  })
}

function requestOf(
  { program, accounts = {} }: InstructionFilter,
  data: Record<string, string[]>,
): InstructionRequest {
  const places = Object.entries(accounts).map(([place, values]) => [`a${place}`, [...values]] as const)
  return { programId: [program], isCommitted: true, ...data, ...Object.fromEntries(places) }
}
