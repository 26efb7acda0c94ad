import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { LosslessNumber, parse as parseJson } from 'lossless-json'
import { parseAbiItem } from 'viem'
import { describe, expect, test } from 'vitest'
import { routesOf } from '../../indexer/chains/routing.ts'
import { decodeEvent } from '../../indexer/decoders/evm/decode-event.ts'
import filecoin from '../../indexer/networks/filecoin.ts'
import type { EvmDecoder, EvmLog, Hex } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import { decodeAll } from '../decoders/decode-all.ts'
import { findMovements } from './find-movements.ts'
import { recordedFile } from './recorded-file.ts'

/* What others recorded of Filecoin Pay: rails as they read them, and two logs of its contract with their decoding. */

const contract = '0x23b1e018f08bb982348b15a86ee926eebf7f4daa'
const railCreated = '0xb9f4f448b1c10a427fd0df9553b65fbd49cea0137977ce50f8deb47864b4754f'
const decoder = filecoin.sources.find(({ id }) => id === 'filecoin-pay-v1')?.decoder as EvmDecoder

const events = {
  AccountLockupSettled: parseAbiItem(
    'event AccountLockupSettled(address indexed token, address indexed owner, uint256 lockupCurrent, uint256 lockupRate, uint256 lockupLastSettledAt)',
  ),
  RailRateModified: parseAbiItem(
    'event RailRateModified(uint256 indexed railId, uint256 oldRate, uint256 newRate)',
  ),
} as const
type EventName = keyof typeof events

type Rail = Readonly<Record<string, string>> & {
  readonly rail_id: string
  readonly payer: string
  readonly payee: string
  readonly token: string
  readonly operator: string
  readonly validator: string
}

const rails = recordedFile('filecoin-pay/rails.csv')
const raw = recordedFile('filecoin-pay/logs.ndjson')
const decoded = recordedFile('filecoin-pay/logs-decoded.ndjson')

describe.skipIf(rails === undefined)('47 rails of mainnet', () => {
  const rows = rails === undefined ? [] : (parse(readFileSync(rails), { columns: true }) as Rail[])
  const logs = rows.map(rebuild)
  const wanted = rows.map(({ rail_id, payer, payee, token, operator, validator }) => ({
    kind: 'rail',
    key: rail_id,
    attributes: { token, payer, payee, operator, validator },
  }))
  const read = (changed: readonly EvmLog[]) =>
    decodeAll(decoder, changed).flatMap(({ references }) => references)

  test('rebuilt as logs, decode to what was recorded of them, and are no payments', () => {
    expect(rows.length).toBe(47)
    expect(read(logs)).toEqual(wanted)
    expect(decodeAll(decoder, logs).flatMap(({ movements }) => movements)).toEqual([])
    for (const { block } of logs) expect(block).toBeGreaterThan(5_421_336)
  })

  test('a log of them that stands in a fixture is the rebuilt one, byte for byte', () => {
    const fixture = JSON.parse(
      readFileSync(
        new URL('../fixtures/filecoin/axlusdc-has-six-decimals/input.json', import.meta.url),
        'utf8',
      ),
    ) as { logs: EvmLog[] }
    const [known] = fixture.logs
    const same = logs.find(({ topics }) => topics[1] === known?.topics[1])
    expect([same?.topics, same?.data, same?.transactionHash]).toEqual([
      known?.topics,
      known?.data,
      known?.transactionHash,
    ])
  })

  test('of the automated test payer are those that others leave out as well', () => {
    const excluded = filecoin.exclusions.map(({ payer }) => payer.toLowerCase())
    const ofTestPayer = rows.filter(({ payer }) => excluded.includes(payer))
    expect(ofTestPayer.length).toBe(8)
    for (const { is_arr_eligible } of ofTestPayer) expect(is_arr_eligible).toBe('False')
  })

  test('would show a decoder that mixes up two words, and a rail that is another', () => {
    const swapped = logs.map((log) => ({
      ...log,
      data: `0x${log.data.slice(66, 130)}${log.data.slice(2, 66)}${log.data.slice(130)}` as Hex,
    }))
    expect(read(swapped)).not.toEqual(wanted)
    expect(read(logs.slice(1))).not.toEqual(wanted)
  })
})

describe.skipIf(raw === undefined || decoded === undefined)('two logs of the contract', () => {
  const recorded = lines(decoded) as { event: EventName; args: Record<string, unknown>; raw: object }[]
  const asRecorded = recorded.map((entry) => toLog(entry.raw as Record<string, unknown>))
  const logs = recorded.map(({ args }, index) => mend(asRecorded[index] as EvmLog, args))

  test('are refused as they were written down: their data has some zeros too many and is no whole words', () => {
    expect(lines(raw).map(toLog)).toEqual(asRecorded.slice(0, 1))
    expect(asRecorded.map(({ data }) => (data.length - 2) % 64)).toEqual([5, 4])
    asRecorded.forEach((log, index) => {
      expect(() => decodeEvent(events[recorded[index]?.event ?? 'RailRateModified'], log)).toThrow(DataError)
    })
  })

  test('decode to what was recorded of them with as many zeros as a word has', () => {
    expect(logs.length).toBe(2)
    logs.forEach((log, index) => {
      const { event, args } = recorded[index] as (typeof recorded)[number]
      expect(digits(log)).toBe(digits(asRecorded[index] as EvmLog))
      expect(texts(decodeEvent(events[event], log))).toEqual(texts(args))
    })
  })

  test('are no movements: a rate and a lockup are no payment', () => {
    const route = routesOf([filecoin], 'filecoin')
    expect(
      findMovements(
        logs.map((log) => ({ chain: 'filecoin', log })),
        route,
      ),
    ).toEqual([])
    expect(decodeAll(decoder, logs)).toEqual([])
  })

  test('would stop a decoder that took them', () => {
    for (const log of logs) expect(() => decoder.decode(log, () => undefined)).toThrow(/unknown event/)
  })
})

/** The same log with the numbers of its data in whole words. */
function mend(log: EvmLog, args: Record<string, unknown>): EvmLog {
  const numbers = Object.values(args).slice(log.topics.length - 1)
  const words = numbers.map((value) => BigInt(String(value)).toString(16).padStart(64, '0'))
  return { ...log, data: `0x${words.join('')}` }
}

const digits = ({ data }: EvmLog) => data.slice(2).replaceAll('0', '')

/** The log that made a rail, word by word, without the decoder's signature. */
function rebuild(rail: Rail): EvmLog {
  const { rail_id, payer, payee, token, operator, validator } = rail
  const word = (value: string | bigint) =>
    (typeof value === 'bigint' ? value.toString(16) : value.slice(2)).padStart(64, '0')
  const data = [token, operator, validator, rail['service_fee_recipient'] ?? '']
  return {
    address: contract,
    topics: [railCreated, `0x${word(BigInt(rail_id))}`, `0x${word(payer)}`, `0x${word(payee)}`],
    data: `0x${data.map(word).join('')}${word(BigInt(rail['commission_rate_bps'] ?? ''))}`,
    logIndex: Number(rail['created_log_index']),
    transactionHash: `0x${rail['created_transaction_hash']?.replace(/^0x/, '')}`,
    transactionIndex: 0,
    block: Number(rail['created_block']),
    blockHash: `0x${'00'.repeat(32)}`,
    time: 0,
  }
}

function lines(file: string | undefined): Record<string, unknown>[] {
  if (file === undefined) return []
  const text = readFileSync(file, 'utf8').trim().split('\n')
  // Amounts of more than 2^53 stand in the file as numbers.
  return text.map((line) => parseJson(line) as Record<string, unknown>)
}

function toLog(line: Record<string, unknown>): EvmLog {
  const { address, topics, data, blockHash, transactionHash } = line as unknown as EvmLog
  return {
    address: address.toLowerCase() as Hex,
    topics,
    data,
    blockHash,
    transactionHash,
    logIndex: Number(line['logIndex']),
    transactionIndex: Number(line['transactionIndex']),
    block: Number(line['blockNumber']),
    time: 0,
  }
}

const texts = (args: object) =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      value instanceof LosslessNumber ? value.toString() : String(value).toLowerCase(),
    ]),
  )
