import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { movementColumns, openMovementBlock } from '../../indexer/store/movement-block.ts'
import {
  type Column,
  encodeBlock,
  openDecimals,
  openIntegers,
  openNullable,
  openTexts,
  openWords,
} from '../../indexer/store/native-columns.ts'
import { formatAmount } from '../../schemas/amount.ts'
import { type Fact, facts, type Movement } from '../../schemas/movement.ts'
import { type Database, startDatabases } from './database.ts'

/* What is written as bytes of the engine is read back by the engine. */

let databases: Awaited<ReturnType<typeof startDatabases>>
let database: Database
beforeAll(async () => {
  databases = await startDatabases()
  database = await databases.create('native')
})
afterAll(() => databases?.stop())

async function insert(table: string, columns: readonly string[], block: readonly Buffer[]): Promise<void> {
  const { stream } = await database.client.exec({
    query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT Native`,
    values: Readable.from(block, { objectMode: false }),
  })
  for await (const _ of stream);
}

async function select<T>(query: string): Promise<T[]> {
  return (await database.client.query({ query, format: 'JSONEachRow' })).json<T>()
}

/** A table of one column and the number of the row; the values as the engine tells them. */
async function throughTheEngine<T>(
  column: Column & { readonly add: (value: T) => void },
  values: readonly T[],
): Promise<unknown[]> {
  await database.client.command({
    query: `CREATE OR REPLACE TABLE written (row UInt32, value ${column.type}) ENGINE = MergeTree ORDER BY row SETTINGS allow_nullable_key = 1`,
  })
  const row = openIntegers(32)
  for (const [index, value] of values.entries()) {
    row.add(index)
    column.add(value)
  }
  await insert('written', ['row', 'value'], encodeBlock({ row, value: column }, values.length))
  return (await select<{ value: unknown }>('SELECT value FROM written ORDER BY row')).map(
    ({ value }) => value,
  )
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('\\', '\t', '\n', '\0', "'", 'é', '€', '𝄞', '\u007f', '\u0080', 'a'))
    .map((all) => all.join('')),
)
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 300 })
const runs = { numRuns: 30 }

test('texts and words of any characters, one or many of them', async () => {
  await fc.assert(
    fc.asyncProperty(some(text), async (values) => {
      expect(await throughTheEngine(openTexts(), values)).toEqual(values)
      expect(await throughTheEngine(openWords(), values)).toEqual(values)
    }),
    runs,
  )
})

test('a long text beyond ASCII is whole wherever a piece of memory ends', () => {
  const piece = 128 * 1024
  const text = `${'a'.repeat(124)}😀😀`
  const written = (one: string) =>
    Buffer.concat([
      Buffer.from([(Buffer.byteLength(one) % 128) | 128, Buffer.byteLength(one) >> 7]),
      Buffer.from(one),
    ])
  for (let left = 100; left < 420; left++) {
    const column = openTexts()
    const filling = Array.from({ length: Math.floor((piece - left) / 21) }, () => 'a'.repeat(20))
    const rest = 'a'.repeat((piece - left) % 21)
    for (const one of [...filling, rest, text]) column.add(one)
    expect(Buffer.concat(column.take()).subarray(filling.length * 21 + rest.length + 1)).toEqual(
      written(text),
    )
  }
})

test.each([1, 127, 128, 255, 256, 257, 65_535, 65_536, 65_537])('%s words', async (count) => {
  const values = Array.from({ length: count }, (_, index) => `word ${index}`)
  expect(await throughTheEngine(openWords(), [...values, ...values.slice(0, 100)])).toEqual([
    ...values,
    ...values.slice(0, 100),
  ])
})

test('texts beyond one piece of memory, and one text beyond it', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => `${index} ${'x'.repeat(400)}`)
  expect(await throughTheEngine(openTexts(), rows)).toEqual(rows)
  const long = ['a', '€'.repeat(2 ** 18), 'b'.repeat(2 ** 18)]
  expect(await throughTheEngine(openTexts(), long)).toEqual(long)
})

test('whole numbers up to what JavaScript counts exactly', async () => {
  for (const [bits, max] of [
    [8, 255],
    [32, 2 ** 32 - 1],
    [64, Number.MAX_SAFE_INTEGER],
  ] as const)
    await fc.assert(
      fc.asyncProperty(some(fc.oneof(fc.nat({ max }), fc.constantFrom(0, max))), async (values) => {
        const told = await throughTheEngine(openIntegers(bits), values)
        expect(told.map(Number)).toEqual(values)
      }),
      runs,
    )
})

test('decimals of 76 digits, of either sign or none', async () => {
  const most = 10n ** 76n - 1n
  const value = fc.oneof(
    fc.bigInt({ min: -most, max: most }),
    fc.constantFrom(0n, 1n, -1n, 2n ** 64n, -(2n ** 64n), 2n ** 128n - 1n, -(2n ** 192n), most, -most),
  )
  await fc.assert(
    fc.asyncProperty(some(fc.option(value)), async (values) => {
      const told = await throughTheEngine(openNullable(openDecimals(24), 0n), values)
      expect(told).toEqual(values.map((raw) => (raw === null ? null : formatAmount(raw, 24))))
    }),
    runs,
  )
})

const movement: fc.Arbitrary<Movement> = fc.record({
  network: fc.constantFrom('geodnet', 'helium'),
  chain: fc.constantFrom('polygon', 'solana'),
  source: text,
  block: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  blockHash: text,
  time: fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }),
  transaction: text,
  transactionIndex: fc.nat({ max: 2 ** 32 - 1 }),
  position: fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 4 }).map((path) => path.join('.')),
  fact: fc.constantFrom<Fact>(...facts),
  class: fc.constantFrom('', 'payment', 'provider'),
  service: text,
  token: text,
  tokenAddress: text,
  raw: fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n }),
  decimals: fc.option(fc.nat({ max: 40 })),
  payer: text,
  payee: text,
  reference: text,
  excluded: text,
  decoder: text,
})

test('a movement has every field that it was given, and its amount is exact or is none; what is undone is not there', async () => {
  const some = fc.array(movement, { minLength: 1, maxLength: 50 })
  // Undone rows that fill pieces of memory of their own, too.
  const undone = fc
    .array(movement, { maxLength: 10 })
    .chain((few) => fc.constantFrom(1, 300).map((times) => Array.from({ length: times }, () => few).flat()))
  await fc.assert(
    fc.asyncProperty(some, undone, some, async (before, between, after) => {
      const movements = [...before, ...after]
      await database.client.command({ query: 'TRUNCATE TABLE movements' })
      const block = openMovementBlock()
      for (const one of before) block.add(one)
      const undo = block.mark()
      for (const one of between) block.add(one)
      undo()
      for (const one of after) block.add(one)
      await insert('movements', movementColumns, block.take())
      expect(block.take()).toEqual([])
      const keyOf = (row: object) => JSON.stringify(Object.entries(row).sort())
      const told = await select<object>(
        'SELECT network, chain, source, toString(block) AS block, block_hash, toUnixTimestamp(time) AS time, transaction, transaction_index, position, toString(fact) AS fact, class, service, token, token_address, amount_raw, decimals, toString(amount) AS amount, payer, payee, reference, excluded, decoder FROM movements',
      )
      expect(told.map(keyOf).sort()).toEqual(movements.map(rowOf).map(keyOf).sort())
    }),
    { numRuns: 20 },
  )
})

function rowOf(movement: Movement) {
  const { blockHash, transactionIndex, tokenAddress, raw, decimals, block, ...same } = movement
  const amount = decimals === null ? null : formatAmount(raw, decimals)
  const [whole = '', fraction = ''] = (amount ?? '').replace('-', '').split('.')
  return {
    ...same,
    block: `${block}`,
    block_hash: blockHash,
    transaction_index: transactionIndex,
    token_address: tokenAddress,
    amount_raw: `${raw}`,
    decimals,
    // Decimal(76, 24)
    amount: amount !== null && whole.length <= 52 && fraction.length <= 24 ? amount : null,
  }
}
