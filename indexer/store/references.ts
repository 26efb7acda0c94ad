import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Lookup } from '../../schemas/decoder.ts'
import type { PlacedReference } from './rows.ts'

const listReferences = readQuestion(new URL('../queries/list_references.sql', import.meta.url))

/** Every reference that was read so far, in the order of the chain. */
export type ReferenceBook = {
  readonly lookup: (network: string, source: string) => Lookup
  readonly add: (reference: PlacedReference) => void
  /** Forgets what blocks above a height told; what an older block told of the same key counts again. */
  readonly trim: (height: number) => void
}

export function openReferences(known: readonly PlacedReference[] = []): ReferenceBook {
  const entries: PlacedReference[] = []
  const newest = new Map<string, PlacedReference[]>()
  // None of the parts can hold a zero character: ids are checked, kinds and keys are made by decoders.
  const id = (...parts: string[]) => parts.join('\0')

  const add = (reference: PlacedReference) => {
    const key = id(reference.network, reference.source, reference.kind, reference.key)
    const stack = newest.get(key)
    if (stack === undefined) newest.set(key, [reference])
    else stack.push(reference)
    entries.push(reference)
  }
  known.forEach(add)

  return {
    add,
    lookup: (network, source) => (kind, key) => newest.get(id(network, source, kind, key))?.at(-1),
    trim: (height) => {
      for (let last = entries.at(-1); last !== undefined && last.block > height; last = entries.at(-1)) {
        entries.pop()
        newest.get(id(last.network, last.source, last.kind, last.key))?.pop()
      }
    },
  }
}

export async function loadReferences(client: ClickHouseClient, chain: string): Promise<ReferenceBook> {
  type Row = Omit<PlacedReference, 'block'> & { block: string }
  const rows = await ask<Row>(client, listReferences, { chain }, { seconds: 120 })
  return openReferences(rows.map((row) => ({ ...row, block: Number(row.block) })))
}
