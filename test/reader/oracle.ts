import type { ClickHouseClient } from '@clickhouse/client'
import { createPublicClient, http, parseAbi } from 'viem'
import { expect } from 'vitest'
import { places } from '../devnet/places.ts'
import type { Database, Databases } from './database.ts'
import type { PlayedChain } from './played-chain.ts'
import { startReader } from './reader-process.ts'

/** All rows that a chain's reader made, in the order of the chain. */
export async function readTables(client: ClickHouseClient, chain: string) {
  const rows = async (query: string) =>
    (await client.query({ query, query_params: { chain }, format: 'JSONEachRow' })).json<
      Record<string, unknown>
    >()
  return {
    movements: await rows(
      'SELECT * FROM movements WHERE chain = {chain:String} ORDER BY block, transaction_index, path, fact, network',
    ),
    references: await rows(
      'SELECT * FROM chain_references WHERE chain = {chain:String} ORDER BY block, position, network, source, kind, key',
    ),
    sources: await rows(
      'SELECT chain, network, source, decoder, from_block, from_time FROM chain_sources FINAL WHERE chain = {chain:String} ORDER BY network, source',
    ),
  }
}

let fresh = 0

/** What an indexer that never saw another fork makes of the chain as it is now. */
export async function readFresh(databases: Databases, chain: PlayedChain, env?: NodeJS.ProcessEnv) {
  fresh += 1
  const database = await databases.create(`fresh_${fresh}`)
  const reader = startReader({ database, chain, ...(env !== undefined && { env }) })
  await reader.caughtUp()
  await reader.drain()
  return readTables(database.client, chain.chain)
}

const abi = parseAbi([
  'event RailCreated(uint256 indexed id, address indexed payer, address indexed payee, address token, address operator, address validator, address recipient, uint256 bps)',
  'event RailSettled(uint256 indexed id, uint256 total, uint256 net, uint256 commission, uint256 fee, uint256 upTo)',
  'event RailOneTimePaymentProcessed(uint256 indexed id, uint256 net, uint256 commission, uint256 fee)',
])

/** The payments of Filecoin Pay told by the node, read with nothing of the indexer. */
export async function readPayments({ httpUrl }: PlayedChain) {
  const client = createPublicClient({ transport: http(httpUrl) })
  const logs = await client.getLogs({
    address: places.filecoinPay,
    events: abi,
    fromBlock: 'earliest',
    toBlock: 'latest',
    strict: true,
  })
  const rails = new Map<bigint, { payer: string; payee: string; token: string }>()
  const payments = []
  for (const { eventName, args, blockNumber, blockHash, transactionHash, logIndex } of logs) {
    if (eventName === 'RailCreated') {
      rails.set(args.id, args)
      continue
    }
    const rail = rails.get(args.id)
    const raw = eventName === 'RailSettled' ? args.total : args.net + args.commission + args.fee
    payments.push({
      block: `${blockNumber}`,
      block_hash: blockHash,
      transaction: transactionHash,
      position: `${logIndex}`,
      amount_raw: `${raw}`,
      payer: rail?.payer.toLowerCase(),
      payee: rail?.payee.toLowerCase(),
    })
  }
  return payments
}

/** The tables are what a fresh index makes, row for row, and what the node itself tells. */
export async function expectCanonical(
  database: Database,
  databases: Databases,
  chain: PlayedChain,
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  const tables = await readTables(database.client, chain.chain)
  const wanted = await readFresh(databases, chain, env)
  expect(tables).toEqual(wanted)
  const payments = tables.movements
    .filter(({ fact, network }) => fact === 'payment' && network === 'filecoin')
    .map(({ block, block_hash, transaction, position, amount_raw, payer, payee }) => ({
      block: String(block),
      block_hash,
      transaction,
      position,
      amount_raw,
      payer,
      payee,
    }))
  expect(payments).toEqual(await readPayments(chain))
  expect(payments.length).toBeGreaterThan(0)
}
