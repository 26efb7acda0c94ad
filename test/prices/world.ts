import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { parseAmount } from '../../schemas/amount.ts'
import { connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { migrate } from '../../schemas/clickhouse/migrate.ts'

export type Token = { readonly symbol: string; readonly peg?: string }
export type Payment = { readonly day: string; readonly amount: string; readonly token: string }
export type StoredPrice = {
  readonly token: string
  readonly day: string
  readonly kind: 'close' | 'quote'
  readonly usd: string
}
export type Fee = {
  period_start: string
  value: string | null
  state: string
  reason: string
  movements: string
}

/** A real engine with networks of one source each, whose chain is read from `from` to the end of `to`, all of it final. */
export async function startWorld(from: string, to: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'depindex-prices-'))
  const engine = await startEngine({ dataDir, log: () => undefined })
  const client = connect(engine, 'test')
  await migrate(client)
  const insert = (table: string, values: object[]) =>
    client.insert({ table, values, format: 'JSONEachRow' }).then(() => undefined)
  const end = Date.parse(`${to}T24:00:00Z`) / 1000
  await insert('cursors', [
    {
      chain: 'chain',
      version: 1,
      height: 100,
      hash: '0x',
      top: '[]',
      head_height: 100,
      head_time: end,
      final_time: end,
    },
  ])
  return {
    client,
    define: async (network: string, tokens: readonly Token[]) => {
      await insert('networks', [networkRow(network)])
      await insert('network_sources', [
        {
          network,
          source: 'source',
          chain: 'chain',
          address: '0x',
          first_block: 0,
          since: from,
          decoder: 'x@1',
          facts: ['payment'],
          what: '',
          link: '',
        },
      ])
      await insert('chain_sources', [
        {
          chain: 'chain',
          network,
          source: 'source',
          decoder: 'x@1',
          from_block: 0,
          from_time: Date.parse(from) / 1000,
          version: 1,
        },
      ])
      await insert(
        'tokens',
        tokens.map((token) => tokenRow(network, token)),
      )
    },
    pay: (network: string, payments: readonly Payment[]) =>
      insert(
        'movements',
        payments.map((payment, index) => movementRow(network, payment, index)),
      ),
    setPrices: (prices: readonly StoredPrice[]) =>
      insert(
        'prices',
        prices.map((price) => ({ ...price, source: 'test', observed_at: Math.floor(Date.now() / 1000) })),
      ),
    fees: async (network: string): Promise<Fee[]> => feesOf(client, network),
    stop: async () => {
      await client.close()
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>

function networkRow(network: string) {
  return {
    network,
    name: network,
    category: 'data',
    links: '{}',
    revenue_fact: 'payment',
    revenue_basis: 'accrual',
    methodology: '{}',
    exclusions: '[]',
    not_counted: '[]',
    divide_by: '1',
    method_version: 1,
  }
}

function tokenRow(network: string, { symbol, peg }: Token) {
  return {
    network,
    token: symbol,
    name: symbol,
    chain: 'chain',
    address: `0x${symbol}`,
    decimals: 18,
    coingecko: peg === undefined ? symbol.toLowerCase() : '',
    peg: peg ?? null,
    peg_why: '',
  }
}

function movementRow(network: string, { day, amount, token }: Payment, index: number) {
  return {
    network,
    chain: 'chain',
    source: 'source',
    block: index + 1,
    block_hash: '0x',
    time: Date.parse(`${day}T12:00:00Z`) / 1000,
    transaction: `${network} ${day} ${token} ${index}`,
    transaction_index: 0,
    position: '0',
    fact: 'payment',
    token,
    token_address: `0x${token}`,
    amount_raw: String(parseAmount(amount, 18)),
    decimals: 18,
    amount,
    payer: 'payer',
    payee: 'payee',
    decoder: 'x@1',
  }
}

async function feesOf(client: ClickHouseClient, network: string): Promise<Fee[]> {
  const result = await client.query({
    query: `SELECT period_start, value, state, reason, movements FROM figures
            WHERE network = {network:String} AND grain = 'own' AND metric = 'fees' ORDER BY period_start`,
    query_params: { network },
    format: 'JSONEachRow',
  })
  return result.json<Fee>()
}
