import type { ClickHouseClient } from '@clickhouse/client'
import { formatAmount } from '../../schemas/amount.ts'

/** Half-open: all of its days are read and final. */
export const span = { from: '2026-03-01', to: '2026-03-11' } as const

/** Who sent, in words of a chain: a spreadsheet must not run them. */
export const hostile = [
  '=HYPERLINK("http://x")',
  '+1',
  '-1',
  '@SUM(1)',
  '\tx',
  '\rx',
  'a "quoted", line\r\nbreak',
]

type Kind = {
  readonly network: string
  readonly chain: string
  readonly source: string
  readonly fact: string
  readonly class: string
  readonly token: string
  readonly decimals: number
}

const kind = (text: string): Kind => {
  const [network = '', chain = '', source = '', fact = '', part = '', token = '', decimals = ''] =
    text.split(' ')
  return { network, chain, source, fact, class: part === '-' ? '' : part, token, decimals: Number(decimals) }
}

/** One payment that is all of the fees, one that is a part of them, two chains, two tokens, burns and emission. */
const kinds = [
  'livepeer arbitrum a payment - ETH 18',
  'livepeer arbitrum a emission provider LPT 18',
  'filecoin filecoin b payment - USDFC 18',
  'filecoin filecoin b payment - FIL 18',
  'geodnet polygon c burn buyback GEOD 18',
  'geodnet solana d burn buyback GEOD 9',
  'render solana e burn payment RENDER 8',
].map(kind)

/**
 * Movements of some of our networks on some days, as if their chains had been read to the end of the span, with closes of their
 * tokens. Amounts have every digit that a token has, some are below zero, one is wider than 38 digits hold, one token is
 * listed by nobody.
 */
export async function insertMovements(client: ClickHouseClient, aDay = 9): Promise<void> {
  const insert = (table: string, values: object[]) => client.insert({ table, values, format: 'JSONEachRow' })
  const end = Date.parse(`${span.to}T00:00:00Z`) / 1000
  await insert(
    'cursors',
    [...new Set(kinds.map(({ chain }) => chain))].map((chain) => ({
      chain,
      version: 1,
      height: 1_000_000,
      hash: '0x',
      top: '[]',
      head_height: 1_000_000,
      head_time: end - 1,
      final_time: end,
    })),
  )
  await client.command({
    query: `INSERT INTO chain_sources (chain, network, source, decoder, from_block, from_time, version)
      SELECT chain, network, source, decoder, first_block, toDateTime('${span.from} 00:00:00', 'UTC'), 1
      FROM network_sources WHERE decoder NOT IN ('', 'readings') AND chain IN ('arbitrum', 'filecoin', 'polygon', 'solana')`,
  })
  const days = Array.from({ length: 10 }, (_, index) => Date.parse(span.from) / 1000 + index * 86_400)
  await insert(
    'prices',
    [...new Set(kinds.map(({ token }) => token))].flatMap((token) =>
      days.map((day, index) => ({
        token,
        day: new Date(day * 1000).toISOString().slice(0, 10),
        kind: 'close',
        usd: `${index}.123456789012345678`,
        source: 'test',
        observed_at: day,
      })),
    ),
  )
  // The last day but one has none: a true zero.
  const read = days.filter((_, index) => index !== 8)
  await insert(
    'movements',
    kinds.flatMap((one, place) =>
      read.flatMap((day, index) =>
        Array.from({ length: aDay }, (_, n) => row(one, day, place, index * aDay + n)),
      ),
    ),
  )
}

function row({ decimals, ...one }: Kind, day: number, place: number, n: number) {
  const wide = one.fact === 'emission' && n === 3
  const raw = wide ? 10n ** 39n + 7n : (BigInt(n + 1) * 10n ** BigInt(decimals + 2)) / 7n
  const signed = n % 5 === 4 ? -raw : raw
  const listed = n % 11 !== 10
  return {
    ...one,
    block: 1000 + n,
    block_hash: `0x${n}`,
    time: day + n * 7,
    transaction: `0x${place}0${n}`,
    transaction_index: n % 3,
    position: n % 2 === 0 ? `${n}` : `${n}.1`,
    token: listed ? one.token : '0xdead',
    token_address: '0x00',
    amount_raw: String(signed),
    decimals: listed ? decimals : null,
    amount: listed ? formatAmount(signed, decimals) : null,
    payer: hostile[n % hostile.length],
    payee: '0xpayee',
    reference: '',
    excluded: listed ? '' : 'a token that no file lists',
    decoder: 'made@1',
  }
}
