import { pino } from 'pino'
import { expect, test } from 'vitest'
import { joinSlots } from '../../indexer/chains/solana/join-slots.ts'
import type { SolanaRpc } from '../../indexer/chains/solana/rpc.ts'
import { readByRpc } from '../../indexer/chains/solana/rpc-reader.ts'
import type { SlotSource } from '../../indexer/chains/solana/slots.ts'

/* What a node does not have any more, it answers by nothing at all. */

test('a node whose history begins later is not believed when it says that there was nothing', async () => {
  const rpc: Partial<SolanaRpc> = {
    head: async () => 5000,
    floor: async () => 1001,
    signatures: async () => [],
    slots: async () => [2000],
    block: async (slot) => ({ slot, hash: 'hash', parentHash: 'parent', time: 1, signatures: [] }) as never,
  }
  const read = async (from: number) => {
    const slots: number[] = []
    const range = { rpc: rpc as SolanaRpc, from, to: 2000, addresses: [{ address: 'a', firstSlot: 0 }] }
    for await (const blocks of readByRpc({
      ...range,
      log: pino({ level: 'silent' }),
      patience: { retries: 0, firstMs: 1 },
    }))
      slots.push(...blocks.map(({ header }) => header.slot))
    return slots
  }
  await expect(read(1000)).rejects.toThrow(
    'endpoint has no history of these slots any more; got "blocks from slot 1001 on"; expected from slot 1000 on; at slots 1000 to 2000',
  )
  expect(await read(1001)).toEqual([2000])
})

test('single blocks are asked of the gateway below what the endpoint has, and of the endpoint from there on', async () => {
  const source = (name: string, from: number, to: number): SlotSource => ({
    head: async () => to,
    block: async (slot) =>
      slot >= from && slot <= to ? { slot, hash: name, parentHash: '', time: 1 } : undefined,
    slots: async (first, last) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
        (slot) => slot >= first && slot <= last,
      ),
  })
  const joined = joinSlots(source('gateway', 10, 60), source('endpoint', 50, 100), 50)
  expect(await joined.head()).toBe(100)
  expect((await joined.block(49))?.hash).toBe('gateway')
  expect((await joined.block(50))?.hash).toBe('endpoint')
  for (const [from, to] of [
    [45, 55],
    [20, 30],
    [50, 70],
    [49, 49],
  ] as const)
    expect(await joined.slots(from, to)).toEqual(
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    )
})
