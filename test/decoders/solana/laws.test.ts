import { readdirSync } from 'node:fs'
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTokenInstruction } from '../../../indexer/decoders/solana/token-instruction.ts'
import type { NetworkDefinition } from '../../../schemas/network.ts'
import type { SolanaTransaction } from '../../../schemas/solana.ts'
import { actions } from './actions.ts'
import { decodeTransaction, everyInstruction } from './decode-transaction.ts'
import { ledger } from './ledger.ts'
import { addressOf, type Call, makeAnswer } from './make-answer.ts'
import { readAnswer } from './read-answer.ts'
import { batchOf } from './token-call.ts'
import { accountOf, openWorld } from './world.ts'

const folder = new URL('../../../indexer/networks/', import.meta.url)
const networks = await Promise.all(
  readdirSync(folder).map(
    async (file) => ((await import(new URL(file, folder).href)) as { default: NetworkDefinition }).default,
  ),
)
const decoders = networks.flatMap(({ id, sources }) =>
  sources.flatMap(({ decoder }) => (decoder?.family === 'solana' ? [{ network: id, decoder }] : [])),
)

/** Something that happens: alone, within other programs, or in the same one as what happened before. */
const step = fc.record({
  action: fc.constantFrom(...Object.keys(actions)),
  amount: fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 60n }), fc.bigInt({ min: 0n, max: 9n })),
  depth: fc.nat({ max: 3 }),
  joins: fc.boolean(),
})
const story = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  rich: fc.bigInt({ min: 1n, max: 2n ** 60n }),
  batches: fc.boolean(),
  fails: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
})
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never

function play({ steps, rich, batches, fails }: Story) {
  // A fifth of the accounts are not there before.
  const world = openWorld((role) => {
    const size = [...role].reduce((sum, letter) => sum * 31n + BigInt(letter.charCodeAt(0)), rich)
    return size % 5n === 0n ? 0n : size % 2n ** 60n
  })
  const calls: (Call & { calls: Call[] })[] = []
  for (const { action, amount, depth, joins } of steps) {
    const call = actions[action]?.(world, amount)
    if (call === undefined) throw new Error(`no action ${action}`)
    const last = calls.at(-1)
    if (joins && last?.program === addressOf('wrapper')) last.calls.push(call)
    else calls.push(wrap(call, depth))
  }
  const answer = makeAnswer({
    calls: batches ? batched(calls) : calls,
    held: world.held(fails),
    failed: fails,
  })
  return { world, transaction: readAnswer(answer, { index: 0, blockHash: 'a hash', time: 1 }) }
}

function wrap(call: Call, depth: number): Call & { calls: Call[] } {
  if (depth === 0) return { ...call, calls: [...(call.calls ?? [])] }
  return { program: addressOf('wrapper'), data: Uint8Array.of(depth), calls: [wrap(call, depth - 1)] }
}

/** Two calls of the token program that follow each other are one batch. */
function batched(calls: readonly Call[]): Call[] {
  const [one, two, ...rest] = calls
  if (one === undefined) return []
  if (one.program === TOKEN_PROGRAM_ADDRESS && two?.program === TOKEN_PROGRAM_ADDRESS)
    return [batchOf([one, two]), ...batched(rest)]
  return [one, ...batched(calls.slice(1))]
}

const sumBy = (list: readonly (readonly [string, bigint])[]): Record<string, bigint> => {
  const sums: Record<string, bigint> = {}
  for (const [key, raw] of list) sums[key] = (sums[key] ?? 0n) + raw
  return Object.fromEntries(Object.entries(sums).filter(([, raw]) => raw !== 0n))
}

/** What the networks' own decoders make of it; one place holds one movement of a fact, whatever the network. */
function decode(transaction: SolanaTransaction) {
  const movements = decoders.flatMap(({ network, decoder }) =>
    decodeTransaction(decoder, transaction).map((movement) => ({ network, ...movement })),
  )
  const places = movements.map(({ path, fact }) => `${path.join('.')} ${fact}`)
  expect(new Set(places).size).toBe(places.length)
  return sumBy(
    movements.map(
      ({ network, fact, class: kind, service, raw }) =>
        [[network, fact, kind, service].filter((part) => part !== '').join(' '), raw] as const,
    ),
  )
}

/** The same from the balances before and after, as the endpoint tells them. */
function recount({ tokenAccounts }: SolanaTransaction) {
  return sumBy(
    ledger.flatMap(([role, key, sign]) => {
      const account = tokenAccounts.get(accountOf(role))
      return account === undefined ? [] : [[key, sign * (account.post - account.pre)] as const]
    }),
  )
}

test('law: what ten thousand transactions decode to is what their balances say', () => {
  const seen = new Map<string, number>()
  let [failed, quiet] = [0, 0]
  fc.assert(
    fc.property(story, (told) => {
      const { transaction } = play(told)
      if (told.fails) {
        failed++
        expect(transaction).toBeUndefined()
        return
      }
      if (transaction === undefined) throw new Error('the transaction succeeded')
      const expected = recount(transaction)
      expect(decode(transaction)).toEqual(expected)
      for (const key of Object.keys(expected)) seen.set(key, (seen.get(key) ?? 0) + 1)
      if (Object.keys(expected).length === 0) quiet++
    }),
    { numRuns: 10_000 },
  )
  // Each kind of movement was there often enough to be missed.
  for (const [, key] of ledger) expect(seen.get(key) ?? 0, key).toBeGreaterThan(500)
  expect([failed > 500, quiet > 500]).toEqual([true, true])
}, 300_000)

test('law: every account changed by what was burned, minted and moved, whoever it is', () => {
  fc.assert(
    fc.property(story, (told) => {
      const { world, transaction } = play({ ...told, fails: false })
      if (transaction === undefined) throw new Error('the transaction succeeded')
      const moved = everyInstruction(transaction.instructions)
        .flatMap((instruction) => readTokenInstruction(instruction, transaction))
        .flatMap(({ source, destination, amount }) => [
          [source, -amount] as const,
          [destination, amount] as const,
        ])
        .filter(([account]) => account !== '')
      const changed = [...world.accounts].map(([role, { pre, now }]) => [accountOf(role), now - pre] as const)
      expect(sumBy(moved)).toEqual(sumBy(changed))
    }),
    { numRuns: 2000 },
  )
}, 120_000)
