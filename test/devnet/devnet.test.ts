import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import aethir from '../../indexer/networks/aethir.ts'
import dimo from '../../indexer/networks/dimo.ts'
import filecoin from '../../indexer/networks/filecoin.ts'
import geodnet from '../../indexer/networks/geodnet.ts'
import livepeer from '../../indexer/networks/livepeer.ts'
import theGraph from '../../indexer/networks/the-graph.ts'
import type { EvmLog } from '../../schemas/decoder.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import { decodeAll } from '../decoders/decode-all.ts'
import { type Devnet, startDevnet } from './devnet.ts'
import { type ChainId, chainIds, chains, places } from './places.ts'
import { createRpc } from './rpc.ts'
import { readTruth, type True } from './truth.ts'

const endTime = Date.parse('2026-03-01T12:00:00Z') / 1000
const networks: readonly NetworkDefinition[] = [filecoin, livepeer, aethir, theGraph, geodnet, dimo]
let devnet: Devnet

beforeAll(async () => {
  devnet = await startDevnet({ endTime, chains: chainIds })
})
afterAll(() => devnet?.stop())

describe('devnet', () => {
  test('our decoders find exactly what the independent reading of the chains finds', async () => {
    const truth = await readTruth(devnet.chains)
    expect(truth.length).toBeGreaterThan(300)
    expect(await decoded()).toEqual(truth)
  })

  test('the history has what a pipeline must survive', async () => {
    const truth = await readTruth(devnet.chains)
    const filecoinDays = new Set(truth.filter(({ network }) => network === 'filecoin').map(({ day }) => day))
    expect(filecoinDays.size).toBe(34)
    expect(truth.some(({ excluded }) => excluded)).toBe(true)
    expect(truth.some(({ fact, token }) => fact === 'burn' && token === 'native')).toBe(true)
    expect(truth.some(({ raw }) => raw > 2n ** 255n)).toBe(true)
    expect(truth.some(({ network, raw }) => network === 'aethir' && raw < 0n)).toBe(true)
    expect(new Set(truth.map(({ network }) => network)).size).toBe(networks.length)
    const seconds = new Set((await blockTimes('filecoin')).map((time) => time % 86_400))
    expect(seconds).toContain(0)
    expect(seconds).toContain(86_399)
  })

  test('the same seed plays the same events', async () => {
    const again = await startDevnet({ endTime, chains: ['polygon'] })
    try {
      const logs = async (url = '') =>
        JSON.stringify(await createRpc(url)('eth_getLogs', { fromBlock: from('polygon') }))
      expect(await logs(again.chains.polygon?.httpUrl)).toBe(await logs(devnet.chains.polygon?.httpUrl))
    } finally {
      await again.stop()
    }
  })

  test('the first events stand at or after the first blocks of the networks', async () => {
    for (const { sources } of networks)
      for (const { chain: id, address, firstBlock } of sources.filter(
        ({ decoder }) => decoder?.family === 'evm',
      )) {
        const chain = id as ChainId
        const { httpUrl = '' } = devnet.chains[chain] ?? {}
        const logs = await createRpc(httpUrl)<{ blockNumber: string }[]>('eth_getLogs', {
          address,
          fromBlock: from(chain),
        })
        expect(Number(logs[0]?.blockNumber)).toBeGreaterThanOrEqual(firstBlock)
        const begins = Number(devnet.environment[`${chain.toUpperCase()}_FIRST_BLOCK`])
        expect(begins).toBe(chains[chain].genesis + 1)
        expect(begins).toBeGreaterThanOrEqual(Math.min(...firstBlocks(chain)))
        expect(Object.values(places)).toContain(address)
      }
  })

  test('a payment that was made is on the chain, and a reorganization takes it away', async () => {
    const before = await readTruth(devnet.chains)
    const payment = await devnet.pay({ network: 'livepeer', amount: '1.000000000000000001' })
    expect(payment).toMatchObject({ chain: 'arbitrum', token: 'ETH', raw: 1_000_000_000_000_000_001n })
    expect(await readTruth(devnet.chains)).not.toEqual(before)
    const head = await devnet.reorg('arbitrum', 1, 'empty')
    expect(head.number).toBe(payment.block + 1)
    expect(await readTruth(devnet.chains)).toEqual(before)
    const other = await devnet.reorg('arbitrum', 2, 'other')
    expect(other.number).toBe(payment.block + 2)
    expect(await readTruth(devnet.chains)).not.toEqual(before)
    expect(await decoded()).toEqual(await readTruth(devnet.chains))
  })

  test('live blocks follow each other and stop when told', async () => {
    const heads = () => Promise.all(chainIds.map((chain) => headOf(chain)))
    const before = await heads()
    const live = devnet.live({ intervalMs: 20 })
    await expect
      .poll(heads, { timeout: 10_000 })
      .toSatisfy((now: number[]) => now.every((head, at) => head > (before[at] ?? 0) + 3))
    await live.stop()
    const stopped = await heads()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await heads()).toEqual(stopped)
  })
})

const firstBlocks = (id: ChainId) =>
  networks.flatMap(({ sources }) =>
    sources.flatMap(({ chain, decoder, firstBlock }) => (chain === id && decoder ? [firstBlock] : [])),
  )
const from = (chain: ChainId) => `0x${chains[chain].genesis.toString(16)}`
const rpcOf = (chain: ChainId) => createRpc(devnet.chains[chain]?.httpUrl ?? '')
const headOf = async (chain: ChainId) => Number(await rpcOf(chain)<string>('eth_blockNumber'))

async function blockTimes(chain: ChainId): Promise<number[]> {
  const logs = await rpcOf(chain)<{ blockTimestamp: string }[]>('eth_getLogs', { fromBlock: from(chain) })
  return logs.map(({ blockTimestamp }) => Number(blockTimestamp))
}

/** The same sums as the truth, made by the decoders of the network files. */
async function decoded(): Promise<True[]> {
  const sums = new Map<string, True>()
  for (const network of networks)
    for (const source of network.sources) {
      if (source.decoder?.family !== 'evm') continue
      const chain = source.chain as ChainId
      const logs = (
        await rpcOf(chain)<Record<string, string>[]>('eth_getLogs', {
          address: source.address,
          fromBlock: from(chain),
        })
      ).map(toLog)
      const excluded = new Set(network.exclusions.map(({ payer }) => payer.toLowerCase()))
      for (const { log, movements } of decodeAll(source.decoder, logs))
        for (const { fact, class: kind, token, payer, raw } of movements) {
          const day = new Date(log.time * 1000).toISOString().slice(0, 10)
          const rest = {
            network: network.id as True['network'],
            chain,
            fact: fact as True['fact'],
            class: kind,
            token,
            excluded: excluded.has(payer),
          }
          const key = [rest.network, day, fact, kind, token, rest.excluded].join(' ')
          const before = sums.get(key)
          sums.set(key, {
            ...rest,
            day,
            raw: (before?.raw ?? 0n) + raw,
            movements: (before?.movements ?? 0) + 1,
          })
        }
    }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}

function toLog(log: Record<string, unknown>): EvmLog {
  const { address, topics, data, blockHash, transactionHash } = log as unknown as EvmLog
  return {
    address,
    topics,
    data,
    blockHash,
    transactionHash,
    logIndex: Number(log.logIndex),
    transactionIndex: Number(log.transactionIndex),
    block: Number(log.blockNumber),
    time: Number(log.blockTimestamp),
  }
}
