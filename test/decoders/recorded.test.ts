import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import filecoin from '../../indexer/networks/filecoin.ts'
import geodnet from '../../indexer/networks/geodnet.ts'
import livepeer from '../../indexer/networks/livepeer.ts'
import type { EvmLog } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import { decodeAll, passes } from './decode-all.ts'

// Receipts that others recorded have no licence, so they are read where they stand and are no part of the project.
const file = new URL('../../../shared/data/recorded/evm-receipts/receipts.jsonl.gz', import.meta.url)
const present = existsSync(file)

type Line = { chain: string; result: { logs: Record<string, unknown>[] } | null }

const sources = [filecoin, livepeer, geodnet].flatMap(({ sources }) =>
  sources.flatMap(({ id, chain, address, decoder }) =>
    decoder === null ? [] : [{ id, chain, address, decoder }],
  ),
)

describe.skipIf(!present)('17,707 recorded logs of ten chains', () => {
  const logs = present ? readLogs() : []

  test('were all read', () => {
    expect(logs.length).toBe(17_707)
    expect(logs.filter(({ chain }) => chain === 'arbitrum').length).toBeGreaterThan(500)
  })

  test.each(sources)('$id makes no movement of them', ({ chain, address, decoder }) => {
    const own = logs.filter(({ log, chain: from }) => from === chain && log.address === address.toLowerCase())
    expect(
      decodeAll(
        decoder,
        own.map(({ log }) => log),
      ).flatMap(({ movements }) => movements),
    ).toEqual([])
  })

  test('a decoder that meets a log of a foreign contract takes it whole or refuses it', () => {
    const met = sources.flatMap(({ decoder }) =>
      logs
        .filter(({ log }) => decoder.filters.some((filter) => filter.topic0.includes(log.topics[0] ?? '0x')))
        .map(({ log }) => {
          try {
            const { movements } = decoder.decode(log, () => undefined)
            return movements.length <= 1 ? 'decoded' : 'twice'
          } catch (error) {
            return error instanceof DataError ? 'refused' : 'broken'
          }
        }),
    )
    // The ERC-721 transfers have four topics and are refused, the ERC-20 transfers are decoded.
    expect(new Set(met)).toEqual(new Set(['decoded', 'refused']))
    expect(met.filter((result) => result === 'decoded').length).toBeGreaterThan(8_000)
  })

  test('transfers of foreign tokens pass the filters of GEODNET only to or from its wallets', () => {
    const [source] = sources.filter(({ id }) => id === 'geod-polygon')
    const passed = logs.filter(({ log }) => source?.decoder.filters.some((filter) => passes(filter, log)))
    for (const { log } of passed)
      expect(`${log.topics[1]} ${log.topics[2]}`).toMatch(/dead$|fa5fed5cc2b6|8fb9dd00b9a3/)
  })
})

if (!present) console.error(`recorded receipts not tried: there is no ${file.pathname}`)

function readLogs(): { chain: string; log: EvmLog }[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .flatMap(({ chain, result }) => (result?.logs ?? []).map((log) => ({ chain, log: toLog(log) })))
}

function toLog(log: Record<string, unknown>): EvmLog {
  const { address, topics, data, blockHash, transactionHash } = log as unknown as EvmLog
  return {
    address: address.toLowerCase() as EvmLog['address'],
    topics,
    data,
    blockHash,
    transactionHash,
    logIndex: Number(log['logIndex']),
    transactionIndex: Number(log['transactionIndex']),
    block: Number(log['blockNumber']),
    time: 0,
  }
}
