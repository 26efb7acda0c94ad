import { getBase58Encoder } from '@solana/kit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalBlockOf } from '../../portal/solana-family.ts'
import { createSolanaChain, type SolanaChain, solanaAccount } from './chain.ts'
import { inventChain } from './invent.ts'
import { type SolanaNode, startSolanaNode } from './rpc-server.ts'
import type { WireBlock, WireInstruction, WireTransaction } from './wire.ts'

/* The local chain is what everything about Solana is tested on: it must itself be what a validator and a node are. */

let chain: SolanaChain
let node: SolanaNode

beforeAll(async () => {
  chain = await inventChain({ seed: 'chain', blocks: 400 })
  node = await startSolanaNode(chain)
})
afterAll(() => node?.stop())

type Answer = { result?: unknown; error?: { code: number; message: string }; id: unknown }
async function post(body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  return (await (
    await fetch(node.url, { method: 'POST', headers, body: JSON.stringify(body) })
  ).json()) as Answer
}
const ask = (method: string, ...params: unknown[]) => post({ jsonrpc: '2.0', id: 7, method, params })
const resultOf = async <T>(method: string, ...params: unknown[]) => (await ask(method, ...params)).result as T

describe('a transaction', () => {
  test('law: what its accounts gained is what its instructions say, and one that failed gained nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 8 }), async (seed) => {
        const { blocks } = await inventChain({ seed, blocks: 60 })
        for (const { transactions } of blocks)
          for (const transaction of transactions) {
            const { preTokenBalances, postTokenBalances, err, fee, preBalances, postBalances } =
              transaction.meta
            const gained = new Map<number, bigint>()
            for (const { accountIndex, uiTokenAmount } of postTokenBalances)
              gained.set(accountIndex, BigInt(uiTokenAmount.amount))
            for (const { accountIndex, uiTokenAmount } of preTokenBalances)
              gained.set(accountIndex, (gained.get(accountIndex) ?? 0n) - BigInt(uiTokenAmount.amount))
            const told = err === null ? gains(transaction) : new Map<number, bigint>()
            for (const [account, amount] of gained) expect(amount).toBe(told.get(account) ?? 0n)
            expect(preBalances[0]).toBe((postBalances[0] ?? 0) + fee)
            expect(postBalances.slice(1)).toEqual(preBalances.slice(1))
          }
      }),
      { numRuns: 12 },
    )
  })

  test('has all that can happen to one', () => {
    const all = chain.blocks.flatMap(({ transactions }) => transactions)
    const depths = all.flatMap(({ meta }) =>
      meta.innerInstructions.flatMap(({ instructions }) =>
        instructions.map(({ stackHeight }) => stackHeight),
      ),
    )
    expect(new Set(depths)).toEqual(new Set([2, 3, 4]))
    expect(new Set(all.map(({ version }) => version))).toEqual(new Set(['legacy', 0]))
    const errors = all.flatMap(({ meta: { err } }) =>
      err === null ? [] : [JSON.stringify(err.InstructionError[1])],
    )
    expect(errors).toContain('{"Custom":1}')
    expect(errors.some((error) => /"Custom":60/.test(error))).toBe(true)
    expect(all.some(({ meta }) => meta.loadedAddresses.writable.length > 0)).toBe(true)
  })

  test('is written as the logs and the inner instructions of it tell, and a Portal can hold it', () => {
    for (const block of chain.blocks) {
      const held = portalBlockOf(block)
      for (const [index, transaction] of block.transactions.entries()) {
        const instructions = held.instructions.filter(({ transactionIndex }) => transactionIndex === index)
        const paths = instructions.map(({ instructionAddress }) => instructionAddress)
        expect(new Set(paths.map(String)).size).toBe(paths.length)
        const inner = transaction.meta.innerInstructions.flatMap(({ instructions: list }) => list)
        expect(paths.length).toBe(transaction.transaction.message.instructions.length + inner.length)
        for (const { isCommitted } of instructions) expect(isCommitted).toBe(transaction.meta.err === null)
      }
    }
  })
})

describe('a chain', () => {
  test('blocks follow each other, and slots and heights are two things', () => {
    for (const [index, block] of chain.blocks.entries()) {
      const before = chain.blocks[index - 1]
      if (before === undefined) continue
      expect(block.parentSlot).toBe(before.slot)
      expect(block.previousBlockhash).toBe(before.blockhash)
      expect(block.blockHeight).toBe(before.blockHeight + 1)
      expect(block.slot).toBeGreaterThan(before.slot)
    }
    const { slot, blockHeight } = chain.head()
    expect(slot - blockHeight).toBeGreaterThan(22_000_000)
  })

  test('the same seed makes the same chain', async () => {
    const again = await inventChain({ seed: 'chain', blocks: 400 })
    expect(again.head()).toEqual(chain.head())
  })

  test('a block without a time', () => {
    const other = createSolanaChain({ seed: 'x', firstSlot: 10, firstHeight: 5, time: 1_700_000_000 })
    expect(other.play({ time: null, transactions: [] }).blockTime).toBeNull()
  })
})

describe('a node', () => {
  const supported = { maxSupportedTransactionVersion: 0 }

  test('gives each block by its slot, whole or in part', async () => {
    for (const { slot, blockHeight, transactions, blockhash } of chain.blocks.slice(0, 40)) {
      const block = await resultOf<WireBlock & { signatures: string[] }>('getBlock', slot, supported)
      expect(block).toMatchObject({ blockHeight, blockhash })
      expect(block).not.toHaveProperty('slot')
      expect(block.transactions).toEqual(transactions)
      const brief = { ...supported, transactionDetails: 'signatures', rewards: false }
      const { signatures } = await resultOf<{ signatures: string[] }>('getBlock', slot, brief)
      expect(signatures).toEqual(transactions.map(({ transaction }) => transaction.signatures[0]))
      expect(await resultOf('getBlockTime', slot)).toBe(block.blockTime)
      const header = await resultOf<object>('getBlock', slot, { transactionDetails: 'none', rewards: false })
      expect(Object.keys(header).sort()).toEqual([
        'blockHeight',
        'blockTime',
        'blockhash',
        'parentSlot',
        'previousBlockhash',
      ])
    }
  })

  test('refuses what is not there as a node does', async () => {
    const slots = new Set(chain.blocks.map(({ slot }) => slot))
    const head = chain.head().slot
    const skipped = (from: number) => {
      for (let slot = from; ; slot++) if (!slots.has(slot)) return slot
    }
    const code = async (slot: number, config: object = supported) =>
      (await ask('getBlock', slot, config)).error?.code
    expect(await code(skipped(chain.blocks[0]?.slot ?? 0))).toBe(-32007)
    expect(await code(head + 1)).toBe(-32004)
    expect(await code(1)).toBe(-32001)
    const versioned = chain.blocks.find(({ transactions }) =>
      transactions.some(({ version }) => version === 0),
    )
    expect(await code(versioned?.slot ?? 0, {})).toBe(-32015)
    expect((await ask('getNonsense')).error?.code).toBe(-32601)
    expect((await ask('getSignaturesForAddress', 'x')).error?.code).toBe(-32602)
    expect(await resultOf('getTransaction', '1'.repeat(64), supported)).toBeNull()
  })

  test('law: pages of an address join to all its transactions, newest first, loaded addresses too', async () => {
    const all = chain.blocks
      .flatMap(({ transactions }) => transactions)
      .toReversed()
      .map(({ transaction, meta }) => ({
        signature: transaction.signatures[0] ?? '',
        keys: [
          ...transaction.message.accountKeys,
          ...meta.loadedAddresses.writable,
          ...meta.loadedAddresses.readonly,
        ],
      }))
    const addresses = [
      solanaAccount('payer'),
      solanaAccount('mint'),
      solanaAccount('program 1'),
      ...(all[3]?.keys ?? []),
    ]
    expect(new Set(chain.blocks.map(({ transactions }) => transactions.length))).toContain(3)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...addresses),
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.nat({ max: all.length - 1 })),
        async (address, limit, end) => {
          const until = end === null ? undefined : all[end]?.signature
          const found: string[] = []
          for (let before: string | undefined; ; before = found.at(-1)) {
            const page = await resultOf<{ signature: string }[]>('getSignaturesForAddress', address, {
              limit,
              before,
              until,
            })
            found.push(...page.map(({ signature }) => signature))
            if (page.length < limit) break
          }
          const expected = all.slice(0, end ?? undefined).filter(({ keys }) => keys.includes(address))
          expect(found).toEqual(expected.map(({ signature }) => signature))
        },
      ),
      { numRuns: 30 },
    )
  })

  test('gives a transaction as in its block, and many calls in one', async () => {
    const block = chain.blocks.find(({ transactions }) => transactions.length === 3)
    const signatures = block?.transactions.map(({ transaction }) => transaction.signatures[0]) ?? []
    const answers = (await post(
      signatures.map((signature, id) => ({
        jsonrpc: '2.0',
        id,
        method: 'getTransaction',
        params: [signature, supported],
      })),
    )) as unknown as { id: number; result: WireTransaction & { slot: number } }[]
    for (const { id, result } of answers) {
      expect(result.slot).toBe(block?.slot)
      expect({ ...result.meta, rewards: null }).toEqual(block?.transactions[id]?.meta)
      expect(result.transaction).toEqual(block?.transactions[id]?.transaction)
    }
    expect(answers).toHaveLength(3)
  })

  test('tells its slots, and what is final', async () => {
    const { slot, blockHeight, blockhash } = chain.head()
    expect(await resultOf('getSlot')).toBe(slot)
    expect(await resultOf('getBlockHeight')).toBe(blockHeight)
    expect(await resultOf('getLatestBlockhash')).toMatchObject({ context: { slot }, value: { blockhash } })
    const [first] = chain.blocks
    const slots = chain.blocks.map((block) => block.slot)
    expect(await resultOf('getFirstAvailableBlock')).toBe(first?.slot)
    expect(await resultOf('getBlocks', first?.slot, slot)).toEqual(slots)
    expect(await resultOf('getBlocksWithLimit', (first?.slot ?? 0) + 1, 5)).toEqual(slots.slice(1, 6))
    const late = await startSolanaNode(chain, { unfinalized: 31 })
    try {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getSlot', params: [] })
      const answer = (await (await fetch(late.url, { method: 'POST', body })).json()) as Answer
      expect(answer.result).toBe(chain.blocks.at(-32)?.slot)
    } finally {
      await late.stop()
    }
  })

  test('fails once as it was told to', async () => {
    node.faults.push(
      { kind: 'status', status: 429, retryAfter: '2', method: 'getSlot' },
      { kind: 'cut' },
      { kind: 'null', method: 'getBlockHeight' },
    )
    expect(await resultOf('getBlockHeight').catch(() => 'cut')).toBe('cut')
    expect(await resultOf('getBlockHeight')).toBeNull()
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getSlot' })
    const refused = await fetch(node.url, { method: 'POST', body })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
    expect(node.faults).toEqual([])
    expect(await resultOf('getSlot')).toBe(chain.head().slot)
  })
})

/** What each account gained, told by the token instructions alone, those that were called among them. */
function gains({ transaction: { message }, meta }: WireTransaction): Map<number, bigint> {
  const keys = [...message.accountKeys, ...meta.loadedAddresses.writable, ...meta.loadedAddresses.readonly]
  const sums = new Map<number, bigint>()
  const add = (account: number | undefined, amount: bigint) => {
    if (account !== undefined) sums.set(account, (sums.get(account) ?? 0n) + amount)
  }
  const called = meta.innerInstructions.flatMap(({ instructions }) => instructions)
  for (const { programIdIndex, data, accounts } of [
    ...message.instructions,
    ...called,
  ] as WireInstruction[]) {
    if (keys[programIdIndex] !== 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA') continue
    const bytes = Buffer.from(getBase58Encoder().encode(data))
    const amount = bytes.readBigUInt64LE(1)
    const kind = bytes[0] ?? 0
    if (kind === 8 || kind === 15) add(accounts[0], -amount)
    if (kind === 7 || kind === 14) add(accounts[1], amount)
    if (kind === 3 || kind === 12) {
      add(accounts[0], -amount)
      add(accounts[kind === 3 ? 1 : 2], amount)
    }
  }
  return sums
}
