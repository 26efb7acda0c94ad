import { beforeAll, expect, test } from 'vitest'
import { useReadingWorld } from './use-world.ts'

/* How many providers were paid or rewarded on a day: addresses, each once, and none where an event names nobody. */

const { world } = useReadingWorld()
beforeAll(async () => {
  const end = Date.parse('2026-03-05T00:00:00Z') / 1000
  await world.client.insert({
    table: 'cursors',
    format: 'JSONEachRow',
    values: [
      {
        chain: 'arbitrum',
        version: 1,
        height: 9,
        hash: 'x',
        top: '[]',
        head_height: 9,
        head_time: end - 1,
        final_time: end,
      },
    ],
  })
  await world.client.insert({
    table: 'chain_sources',
    format: 'JSONEachRow',
    values: ['ticket-broker', 'bonding-manager'].map((source) => ({
      chain: 'arbitrum',
      network: 'livepeer',
      source,
      decoder: 'x@1',
      from_block: 0,
      from_time: 0,
      version: 1,
    })),
  })
})

type Row = { day: string; fact: string; class?: string; payee: string; amount?: string }

const move = (rows: readonly Row[]) =>
  world.client.insert({
    table: 'movements',
    format: 'JSONEachRow',
    values: rows.map(({ day, fact, payee, amount = '1', ...row }, index) => ({
      network: 'livepeer',
      chain: 'arbitrum',
      source: fact === 'payment' ? 'ticket-broker' : 'bonding-manager',
      block: index + 1,
      block_hash: 'x',
      time: Date.parse(`${day}T12:00:00Z`) / 1000,
      transaction: `${day} ${fact} ${index}`,
      transaction_index: 0,
      position: '0',
      fact,
      class: row.class ?? '',
      token: fact === 'payment' ? 'ETH' : 'LPT',
      token_address: 'x',
      amount_raw: `${amount}${'0'.repeat(18)}`,
      decimals: 18,
      amount,
      payee,
      excluded: '',
    })),
  })

const of = async (metric: string) =>
  (await world.figures('livepeer', metric)).filter(({ period_start }) => period_start >= '2026-03-01')

test('each address counts once a day, a refund and a treasury do not, and a day with none is a zero', async () => {
  await move([
    { day: '2026-03-01', fact: 'payment', payee: 'a' },
    { day: '2026-03-01', fact: 'payment', payee: 'a' },
    { day: '2026-03-01', fact: 'payment', payee: 'b' },
    { day: '2026-03-01', fact: 'payment', payee: 'c', amount: '-1' },
    { day: '2026-03-01', fact: 'emission', class: 'provider', payee: 'a' },
    { day: '2026-03-01', fact: 'emission', class: 'treasury', payee: 'z' },
    { day: '2026-03-03', fact: 'payment', payee: 'b' },
    { day: '2026-03-03', fact: 'payment', payee: '' },
  ])
  expect(
    (await of('payees')).map(({ period_start, value, reason }) => [period_start, value, reason]),
  ).toEqual([
    ['2026-03-01', '2', ''],
    ['2026-03-02', '0', ''],
    ['2026-03-03', null, 'the events do not tell who received it'],
    ['2026-03-04', '0', ''],
  ])
  expect((await of('rewarded')).map(({ value }) => value)).toEqual(['1', '0', '0', '0'])
  // Days overlap: no longer period has a number.
  expect(await world.figures('livepeer', 'payees', `grain != 'own'`)).toEqual([])
})

test('a network whose movements name no provider has no such figure', async () => {
  expect(await world.figures('helium', 'rewarded')).toEqual([])
})
