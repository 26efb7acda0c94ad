import type { ClickHouseClient } from '@clickhouse/client'
import { dayMetrics, lasts } from '../../api/metric-ids.ts'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'

const read = (name: string) =>
  readQuestion(new URL(`../../schemas/clickhouse/figures/${name}.sql`, import.meta.url))
const swap = read('swap')
const periods = read('periods')
const arrangeByPeriod = read('arrange_by_period')
const keepAll = {
  name: 'keep_all',
  text: 'INSERT INTO figures_next SELECT * FROM figures WHERE network = {network:String}',
}
const tellAnew = readQuestion(new URL('./tell_anew.sql', import.meta.url))
const figures = readQuestion(new URL('./synthetic.sql', import.meta.url))

const movements = readQuestion(new URL('./movements.sql', import.meta.url))

export const benchNetworks = Array.from(
  { length: 100 },
  (_, index) => `bench-${String(index).padStart(3, '0')}`,
)

/** 100 networks x 5 years of days x 18 metrics, payments of ten of them, and the rows that define the networks. */
export async function insertSynthetic(client: ClickHouseClient, days: number): Promise<void> {
  await command(
    client,
    figures,
    { networks: benchNetworks.length, days },
    { seconds: 300, settings: { max_partitions_per_insert_block: 1000 } },
  )
  await client.command({ query: 'TRUNCATE TABLE figures_next' })
  for (const network of benchNetworks) {
    await command(client, keepAll, { network })
    await command(client, periods, { network, lasts, days: dayMetrics }, { seconds: 300 })
    await command(client, swap, { network })
  }
  // Ten at a time: each time all that is there is read for what there is of these.
  for (let first = 0; first < benchNetworks.length; first += 10) {
    const ten = benchNetworks.slice(first, first + 10)
    await command(
      client,
      arrangeByPeriod,
      { networks: ten, from: '1970-01-01', to: '2149-01-01' },
      { seconds: 300 },
    )
  }
  // As the table is ten minutes later: the engine merges it by itself. Then a day of some networks is told anew.
  await client.command({ query: 'OPTIMIZE TABLE figures_by_period FINAL' })
  for (const network of benchNetworks.slice(40, 44))
    await command(client, tellAnew, { network }, { seconds: 60 })
  await command(client, movements, { days }, { seconds: 300 })
  await client.insert({
    table: 'networks',
    values: benchNetworks.map((network) => ({
      network,
      name: network,
      category: 'compute',
      links: '{}',
      methodology: '{}',
      exclusions: '[]',
      not_counted: '[]',
      revenue_fact: 'payment',
      revenue_basis: 'accrual',
      divide_by: '1',
      method_version: 1,
    })),
    format: 'JSONEachRow',
  })
  await untilMerged(client)
}

/** What five years of figures leave to merge when they come at once is merged long before anybody asks for them. */
async function untilMerged(client: ClickHouseClient): Promise<void> {
  const text = 'SELECT count() AS running FROM system.merges'
  for (let quiet = 0; quiet < 5; ) {
    const [row] = await ask<{ running: string }>(client, { name: 'bench_merges', text })
    quiet = row?.running === '0' ? quiet + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
