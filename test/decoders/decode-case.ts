import { formatAmount } from '../../schemas/amount.ts'
import type { EvmLog, Hex } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import type { NetworkDefinition, SourceDefinition } from '../../schemas/network.ts'
import { decodeAll } from './decode-all.ts'
import { decodeSolanaCase, type SolanaFixture } from './solana/decode-case.ts'
import { decodeSubstrateCase, type SubstrateFixture } from './substrate/decode-case.ts'

/** Logs as eth_getLogs gives them, for the source that `reads` names; `source` says where the facts are from. */
export type FixtureInput = {
  about: string
  source: string
  reads: string
  /** Block number -> Unix seconds. */
  blocks: Record<string, number>
  logs: (Pick<EvmLog, 'address' | 'topics' | 'data' | 'blockHash' | 'transactionHash'> & {
    blockNumber: Hex
    transactionIndex: Hex
    logIndex: Hex
  })[]
}

/** What a fixture decodes to: its expected.json, or { error } where the decoder refuses it. */
export function decodeCase(
  network: NetworkDefinition,
  input: FixtureInput | SolanaFixture | SubstrateFixture,
): unknown {
  const source = network.sources.find(({ id }) => id === input.reads)
  const decoder = source?.decoder
  if (source === undefined || decoder === null || decoder === undefined)
    throw new Error(`fixture reads no source of ${network.id}; got ${input.reads}`)
  if (decoder.family === 'solana') return decodeSolanaCase(network, source, decoder, input as SolanaFixture)
  if (decoder.family === 'substrate')
    return decodeSubstrateCase(network, source, decoder, input as SubstrateFixture)
  const { logs, blocks } = input as FixtureInput
  const own = logs
    .map((log) => toLog(log, blocks))
    .filter(({ address }) => address === source.address.toLowerCase())
  try {
    const decoded = decodeAll(decoder, own)
    return {
      movements: decoded.flatMap(({ log, movements }) =>
        movements.map((movement) => ({
          at: at(log),
          ...movement,
          raw: `${movement.raw}`,
          ...listed(network, source, movement),
        })),
      ),
      references: decoded.flatMap(({ references }) => references),
    }
  } catch (error) {
    if (error instanceof DataError) return { error: error.message }
    throw error
  }
}

/** What the definition adds for a reader of the fixture: amount and symbol of a listed token, and whether the payer is excluded. */
function listed(
  network: NetworkDefinition,
  { chain }: SourceDefinition,
  movement: { token: string; raw: bigint; payer: string },
) {
  const token = Object.entries(network.tokens).find(
    ([, { addresses }]) => addresses[chain]?.toLowerCase() === movement.token,
  )
  return {
    amount: token === undefined ? null : `${formatAmount(movement.raw, token[1].decimals)} ${token[0]}`,
    excludedPayer: network.exclusions.some(({ payer }) => payer.toLowerCase() === movement.payer),
  }
}

const at = ({ block, logIndex, time }: EvmLog) =>
  `block ${block}, log ${logIndex}, ${new Date(time * 1000).toISOString()}`

function toLog(log: FixtureInput['logs'][number], blocks: FixtureInput['blocks']): EvmLog {
  const { address, topics, data, blockHash, transactionHash } = log
  const block = Number(log.blockNumber)
  const time = blocks[block]
  if (time === undefined) throw new Error(`fixture has no time of block ${block}`)
  return {
    address,
    topics,
    data,
    blockHash,
    transactionHash,
    block,
    time,
    logIndex: Number(log.logIndex),
    transactionIndex: Number(log.transactionIndex),
  }
}
