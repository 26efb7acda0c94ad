import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inventChain } from '../devnet/solana/invent.ts'
import { solanaMethods } from '../devnet/solana/rpc-methods.ts'
import { recordedFile } from './recorded-file.ts'

/* The local Solana answers in the format of a real node: the same fields with the same types, compared with recorded answers. */

const file = recordedFile('evm-receipts/solana_getTransaction.jsonl.gz')

/** Field path -> the types of JSON that stand there, and in how many of the answers. */
function shapeOf(answers: readonly unknown[]): Map<string, { types: Set<string>; seen: number }> {
  const shape = new Map<string, { types: Set<string>; seen: number }>()
  for (const answer of answers) {
    const seen = new Set<string>()
    const walk = (value: unknown, path: string) => {
      const type = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
      const entry = shape.get(path) ?? { types: new Set(), seen: 0 }
      entry.types.add(type)
      shape.set(path, entry)
      seen.add(path)
      if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`)
      else if (typeof value === 'object' && value !== null)
        for (const [name, item] of Object.entries(value)) walk(item, `${path}.${name}`)
    }
    walk(answer, '')
    for (const path of seen) (shape.get(path) as { seen: number }).seen += 1
  }
  return shape
}

describe.skipIf(file === undefined)('getTransaction of the local chain', async () => {
  if (file === undefined) return
  const recorded = gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { result: unknown }).result)
  const chain = await inventChain({ seed: 'shape', blocks: 200 })
  const { getTransaction } = solanaMethods(chain, {}) as unknown as {
    getTransaction: (signature: string | undefined, config: object) => unknown
  }
  const own = chain.blocks.flatMap(({ transactions }) =>
    transactions.flatMap(({ transaction, meta }) =>
      // Those that failed have fields that no recorded one has.
      meta.err === null
        ? [getTransaction(transaction.signatures[0], { maxSupportedTransactionVersion: 0 })]
        : [],
    ),
  )
  const [theirs, ours] = [shapeOf(recorded), shapeOf(own)]

  test('has every field that all recorded ones have', () => {
    expect(recorded.length).toBeGreaterThan(30)
    const missing = [...theirs].filter(([path, { seen }]) => seen === recorded.length && !ours.has(path))
    expect(missing).toEqual([])
    const sometimes = [...theirs.keys()].filter((path) =>
      /innerInstructions|TokenBalances|Lookups/.test(path),
    )
    expect(sometimes.filter((path) => !ours.has(path))).toEqual([])
  })

  test('has no field that no recorded one has, and none of another type', () => {
    const wrong = [...ours].flatMap(([path, { types }]) =>
      [...types].filter((type) => !theirs.get(path)?.types.has(type)).map((type) => `${path}: ${type}`),
    )
    expect(wrong).toEqual([])
  })
})
