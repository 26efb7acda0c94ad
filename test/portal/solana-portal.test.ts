import { getBase58Encoder } from '@solana/kit'
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SolanaChain } from '../devnet/solana/chain.ts'
import { inventChain } from '../devnet/solana/invent.ts'
import { type FakePortal, startPortal } from './fake-portal.ts'
import { portalBlockOf, type SolanaPortalBlock, solanaFamily } from './solana-family.ts'

/* What a Portal says of a Solana chain: slots as numbers, what was asked for and nothing else. */

let chain: SolanaChain
let portal: FakePortal<SolanaPortalBlock>

beforeAll(async () => {
  chain = await inventChain({ seed: 'portal', blocks: 120 })
  const blocks = chain.blocks.map(portalBlockOf)
  portal = await startPortal(solanaFamily, { dataset: 'solana-mainnet', blocks, chunk: 50 })
})
afterAll(() => portal?.stop())

async function stream(query: object): Promise<SolanaPortalBlock[]> {
  const response = await fetch(`${portal.url}/solana-mainnet/finalized-stream`, {
    method: 'POST',
    body: JSON.stringify({ type: 'solana', fromBlock: chain.blocks[0]?.slot, ...query }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SolanaPortalBlock)
}

const block = {
  number: true,
  height: true,
  parentNumber: true,
  hash: true,
  parentHash: true,
  timestamp: true,
}

test('begins at a slot, ends at a slot, and gives each block with its height', async () => {
  const metadata = await (await fetch(`${portal.url}/solana-mainnet/metadata`)).json()
  expect(metadata).toMatchObject({ start_block: chain.blocks[0]?.slot })
  const head = await (await fetch(`${portal.url}/solana-mainnet/finalized-head`)).json()
  expect(head).toEqual({ number: chain.head().slot, hash: chain.head().blockhash })
  const blocks = await stream({ includeAllBlocks: true, fields: { block }, instructions: [] })
  expect(blocks.map(({ header }) => header)).toEqual(
    chain.blocks
      .filter(({ slot }) => slot < (chain.blocks[0]?.slot ?? 0) + 200)
      .map((at) => ({
        number: at.slot,
        height: at.blockHeight,
        hash: at.blockhash,
        parentNumber: at.parentSlot,
        parentHash: at.previousBlockhash,
        timestamp: at.blockTime,
      })),
  )
})

test('law: burns that were committed come with their transaction and its balances, and nothing else comes', async () => {
  const found = await stream({
    fields: {
      block: { number: true },
      instruction: { transactionIndex: true, instructionAddress: true, d1: true, isCommitted: true },
      transaction: { transactionIndex: true, signatures: true },
      tokenBalance: { transactionIndex: true, account: true, postAmount: true },
    },
    instructions: [
      {
        programId: [TOKEN_PROGRAM_ADDRESS],
        d1: ['0x08', '0x0f'],
        isCommitted: true,
        transaction: true,
        transactionTokenBalances: true,
      },
    ],
  })
  const last = (chain.blocks[0]?.slot ?? 0) + 199
  const expected = chain.blocks
    .flatMap(({ slot, transactions }) =>
      slot > last ? [] : transactions.map((transaction) => ({ slot, transaction })),
    )
    .flatMap(({ slot, transaction: { meta, transaction } }) => {
      if (meta.err !== null) return []
      const keys = [
        ...transaction.message.accountKeys,
        ...meta.loadedAddresses.writable,
        ...meta.loadedAddresses.readonly,
      ]
      const all = [
        ...transaction.message.instructions,
        ...meta.innerInstructions.flatMap(({ instructions }) => instructions),
      ]
      const burns = all.filter(
        ({ programIdIndex, data }) =>
          keys[programIdIndex] === TOKEN_PROGRAM_ADDRESS &&
          [8, 15].includes(getBase58Encoder().encode(data)[0] ?? 0),
      )
      return burns.length === 0 ? [] : [{ slot, signature: transaction.signatures[0], burns: burns.length }]
    })
  const bySignature = found.flatMap(({ header, transactions = [], instructions = [], tokenBalances = [] }) =>
    transactions.map(({ transactionIndex, signatures }) => {
      const of = <T extends { transactionIndex: number }>(items: readonly T[]) =>
        items.filter((item) => item.transactionIndex === transactionIndex)
      expect(of(tokenBalances).length).toBeGreaterThan(0)
      return {
        slot: header.number,
        signature: (signatures as string[])[0],
        burns: of(instructions).length,
      }
    }),
  )
  expect(expected.length).toBeGreaterThan(20)
  expect(bySignature).toEqual(expected)
})

test('what is no field and what is no discriminator is refused', async () => {
  await expect(stream({ fields: { block: { slot: true } } })).rejects.toThrow(/400/)
  await expect(stream({ instructions: [{ d8: ['0x08'] }] })).rejects.toThrow(/400/)
})
