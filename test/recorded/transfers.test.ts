import { readFileSync } from 'node:fs'
import { LosslessNumber, parse } from 'lossless-json'
import { getAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { erc20Transfer } from '../../indexer/decoders/evm/erc20-transfer.ts'
import type { EvmLog, Hex } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import { recordedFile } from './recorded-file.ts'

/* Two blocks of Ethereum with the transfers that somebody else's program found in them: the truth for ours. */

const folder = 'ethereum-etl/tests/resources/test_stream/blocks_17173049_17173050'
const logsFile = recordedFile(`${folder}/expected_logs.json`)
const truthFile = recordedFile(`${folder}/expected_token_transfers.json`)
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'

type Transfer = { token: string; from: string; to: string; value: bigint; at: string }

describe.skipIf(logsFile === undefined || truthFile === undefined)('blocks 17,173,049 and 17,173,050', () => {
  const logs = lines(logsFile).map(toLog)
  const truth = lines(truthFile).map(
    (row): Transfer => ({
      token: String(row['token_address']),
      from: String(row['from_address']),
      to: String(row['to_address']),
      value: BigInt((row['value'] as LosslessNumber).toString()),
      at: `${row['transaction_hash']} ${row['log_index']}`,
    }),
  )
  const transfers = logs.filter(({ topics }) => topics[0] === transferTopic)
  /** Takes every transfer: a rule that names all senders. */
  const takeAll = erc20Transfer({
    rules: [{ from: senders(transfers), fact: 'payment', class: '' }],
  })
  const { decoded, refused } = read(transfers)
  const isRefused = new Set(refused.map(atOf))

  test('hold 681 logs and 291 transfers', () => {
    expect([logs.length, transfers.length, truth.length]).toEqual([681, 291, 291])
  })

  test('every transfer of a token with amounts is decoded to what the other program found', () => {
    const wanted = truth.filter(({ at, value }) => !isRefused.has(at) && value !== 0n)
    expect(decoded).toEqual(wanted)
    expect(decoded.length).toBe(279)
  })

  test('the rest is accounted for: three that move nothing, and nine of tokens without amounts', () => {
    expect(truth.filter(({ at, value }) => !isRefused.has(at) && value === 0n).length).toBe(3)
    expect(refused.length).toBe(9)
    // Their third value is the number of a token and stands in a topic: no amount.
    for (const { topics, data } of refused) expect([topics.length, data]).toEqual([4, '0x'])
    expect(decoded.length + 3 + refused.length).toBe(truth.length)
  })

  test('would show one amount that is one unit off', () => {
    const [first, ...rest] = transfers
    const data = `0x${(BigInt(first?.data ?? '0x0') + 1n).toString(16).padStart(64, '0')}` as Hex
    expect(read([{ ...(first as EvmLog), data }, ...rest]).decoded).not.toEqual(decoded)
  })

  function read(list: readonly EvmLog[]): { decoded: Transfer[]; refused: EvmLog[] } {
    const refused: EvmLog[] = []
    const decoded = list.flatMap((log) => {
      try {
        return takeAll
          .decode(log, () => undefined)
          .movements.map(({ token, payer, payee, raw }) => ({
            token,
            from: payer,
            to: payee,
            value: raw,
            at: atOf(log),
          }))
      } catch (error) {
        if (!(error instanceof DataError)) throw error
        refused.push(log)
        return []
      }
    })
    return { decoded, refused }
  }
})

const atOf = ({ transactionHash, logIndex }: EvmLog) => `${transactionHash} ${logIndex}`

function senders(logs: readonly EvmLog[]): Hex[] {
  return [...new Set(logs.map(({ topics }) => getAddress(`0x${topics[1]?.slice(-40)}`)))]
}

function lines(file: string | undefined): Record<string, unknown>[] {
  if (file === undefined) return []
  const text = readFileSync(file, 'utf8').trim().split('\n')
  // Amounts of more than 2^53 stand in the file as numbers.
  return text.map((line) => parse(line) as Record<string, unknown>)
}

function toLog(line: Record<string, unknown>): EvmLog {
  const number = (name: string) => Number(line[name] instanceof LosslessNumber ? String(line[name]) : NaN)
  return {
    address: line['address'] as Hex,
    topics: line['topics'] as Hex[],
    data: line['data'] as Hex,
    logIndex: number('log_index'),
    transactionHash: line['transaction_hash'] as Hex,
    transactionIndex: number('transaction_index'),
    block: number('block_number'),
    blockHash: line['block_hash'] as Hex,
    time: number('block_timestamp'),
  }
}
