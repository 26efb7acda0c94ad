import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { EvmLog } from '../../schemas/decoder.ts'

export type RecordedLog = { readonly chain: string; readonly log: EvmLog }

type Line = { chain: string; result: { transactionHash: string; logs: Record<string, unknown>[] } | null }

/** Receipts as eth_getTransactionReceipt gives them, one a line, with the chain that each is of. */
export function readReceipts(file: string): {
  readonly transactions: Set<string>
  readonly logs: RecordedLog[]
} {
  const lines = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
  return {
    transactions: new Set(
      lines.flatMap(({ chain, result }) => (result === null ? [] : [`${chain} ${result.transactionHash}`])),
    ),
    logs: lines.flatMap(({ chain, result }) =>
      (result?.logs ?? []).map((log) => ({ chain, log: toLog(log) })),
    ),
  }
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
