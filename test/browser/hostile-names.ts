import type { ClickHouseClient } from '@clickhouse/client'
import { replaceTable } from '../../schemas/clickhouse/replace-table.ts'
import { insertMovements, span } from '../api/made-movements.ts'

type Row = Record<string, unknown>

/** What a spreadsheet takes for a formula, or for the beginning of one. */
const beginnings = [
  '=HYPERLINK("http://x";"y")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1;1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
]

/** Each place with a text of its own, so that a test can tell which of them a page showed. */
const places: string[] = []
let count = 0

/** A text that would be an element, a handler, a script, a template, a format of the chart library, another line or another direction. */
export function hostileText(place: string): string {
  if (!places.includes(place)) places.push(place)
  const beginning = beginnings[places.indexOf(place) % beginnings.length]
  // Counted, because what is listed once must not stand there twice.
  count += 1
  return `${beginning}<img src=x onerror="window.ran=1"><script>window.ran=2</script>{b|\${1}}{{1}}\n\u0007\u202e${mark(place)} ${count}.`
}

/** What of a hostile text is sure to stand in the text of a page as it is. */
export const mark = (place: string): string => `</script>«${place}»`
export const placesOfTexts = (): readonly string[] => places

/** Columns in which a text of somebody else can stand, and which a reader sees. */
const columns: Readonly<Record<string, readonly string[]>> = {
  networks: ['name', 'description', 'divide_by_why'],
  network_sources: ['what'],
  network_splits: ['why'],
  tokens: ['peg_why'],
  chains: ['name'],
  published_sources: ['what', 'place', 'licence', 'caution'],
  unread_networks: ['name', 'reason'],
  known_demand: ['name', 'differs'],
}
const inJson: readonly string[] = ['methodology', 'exclusions', 'not_counted']

/**
 * Writes hostile texts wherever the database holds words: names and descriptions of what is defined and published, what chains told
 * (tokens, services, payers, references), why something is not known, and what a source answered when it failed.
 */
export async function writeHostileNames(client: ClickHouseClient): Promise<void> {
  const insert = (table: string, values: object[]) => client.insert({ table, format: 'JSONEachRow', values })
  const read = async (query: string) => (await client.query({ query, format: 'JSONEachRow' })).json<Row>()
  await insertMovements(client)
  for (const [table, names] of Object.entries(columns)) {
    const rows = await read(`SELECT * FROM ${table}`)
    await replaceTable(client, table, (next) =>
      client.insert({
        table: next,
        format: 'JSONEachRow',
        values: rows.map((row) => spoil(row, table, names)),
      }),
    )
  }
  const text = hostileText
  const time = Date.parse(`${span.to}T00:00:00Z`) / 1000 - 1
  const [network, chain, source] = ['livepeer', 'arbitrum', 'ticket-broker']
  const movement = {
    ...{
      network,
      chain,
      source,
      block: 2000,
      block_hash: '0x1',
      time,
      transaction_index: 0,
      fact: 'payment',
    },
    ...{
      class: '',
      service: text('movement.service'),
      token: 'ETH',
      token_address: '0x00',
      amount_raw: '5',
      decimals: 18,
    },
    ...{ amount: '0.000000000000000005', payer: text('movement.payer'), payee: text('movement.payee') },
    ...{ reference: text('movement.reference'), excluded: '', decoder: 'made@1' },
  }
  const unlisted = {
    token: text('movement.token'),
    decimals: null,
    amount: null,
    excluded: text('movement.excluded'),
  }
  await insert('movements', [
    { ...movement, transaction: text('movement.transaction'), position: '1' },
    { ...movement, ...unlisted, transaction: '0xunlisted', position: '2' },
  ])
  const [token, reason] = [text('figure.token'), text('figure.reason').replace('\t', '')]
  const spoiled = { token, unit: token, reason }
  await client.command({
    query: `INSERT INTO figures (* EXCEPT (value_text)) SELECT * EXCEPT (value_text) REPLACE ({token:String} AS token, {unit:String} AS unit, {reason:String} AS reason)
      FROM figures WHERE network = 'helium' AND metric IN ('burned', 'emitted', 'net_emission')`,
    query_params: spoiled,
  })
  await client.command({
    query: `INSERT INTO figures_by_period (* EXCEPT (value_text))
      SELECT * REPLACE ({token:String} AS token, {unit:String} AS unit, arrayStringConcat(arrayMap((part, place) -> if(place = 5, {reason:String}, part), splitByChar('\\t', standing), arrayEnumerate(splitByChar('\\t', standing))), '\\t') AS standing)
      FROM figures_by_period FINAL WHERE network = 'helium' AND metric IN ('burned', 'emitted', 'net_emission')`,
    query_params: spoiled,
  })
  const at = '2099-01-01 00:00:00.000'
  await insert('chain_states', [
    {
      chain,
      state: 'unreachable',
      since: at,
      detail: text('chain_state.detail'),
      height: 1,
      head: 2,
      updated_at: at,
    },
  ])
  await insert('verifications', [
    {
      ...{
        network,
        chain,
        month: '2026-03-01',
        source: 'endpoint',
        movements: 3,
        sha256: 'x',
        headers: 1,
        receipts: 1,
      },
      ...{ prices: 1, figures: 1, faults: [text('verification.fault')], verified_at: at },
    },
  ])
  await insert('identity_breaks', [
    {
      ...{ network, identity: text('break.identity'), metric: 'fees', token: '', day: span.from },
      ...{ left_side: '1', right_side: text('break.right'), found_at: at, gone: 0 },
    },
  ])
}

function spoil(row: Row, table: string, names: readonly string[]): Row {
  const ofJson = (place: string, value: unknown): unknown => {
    if (typeof value === 'string') return /^https?:/.test(value) || value === '' ? value : hostileText(place)
    if (Array.isArray(value)) return value.map((entry) => ofJson(place, entry))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, ofJson(`${place}.${key}`, entry)]),
    )
  }
  const spoiled = { ...row }
  for (const name of names)
    if (row[name] !== '' && row[name] !== null) spoiled[name] = hostileText(`${table}.${name}`)
  for (const name of inJson)
    if (typeof row[name] === 'string' && row[name] !== '')
      spoiled[name] = JSON.stringify(ofJson(`${table}.${name}`, JSON.parse(row[name])))
  return spoiled
}
