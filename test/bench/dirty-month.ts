import { UTCDate } from '@date-fns/utc'
import { addMonths, formatISO } from 'date-fns'
import { recompute } from '../../indexer/figures.ts'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { startWorld } from '../prices/world.ts'
import { type Line, quantile } from './report.ts'
import { settle } from './settle.ts'

const fill = readQuestion(new URL('./hundred-million.sql', import.meta.url))
const networks = Array.from({ length: 20 }, (_, index) => `bench-${index}`)
const months = 60
const rows = Math.ceil(100_000_000 / networks.length / months)
const first = new UTCDate('2021-11-01')
const rounds = 10

const monthAt = (index: number) => formatISO(addMonths(first, index), { representation: 'date' })

/** One month of one network made anew, in a database of a hundred million movements: twenty networks, five years. */
export async function benchDirtyMonth(say: (line: string) => void): Promise<Line[]> {
  const world = await startWorld(monthAt(0), monthAt(months))
  const { client } = world
  try {
    say('Making a hundred million movements …')
    for (const network of networks) await world.define(network, [{ symbol: 'PEG', peg: '1' }])
    for (let month = 0; month < months; month++)
      for (const [index, network] of networks.entries())
        await command(
          client,
          fill,
          {
            network,
            month: `${monthAt(month)} 00:00:00`,
            rows,
            first: (index * months + month) * rows,
          },
          { seconds: 120 },
        )
    const text = 'SELECT count() AS rows FROM movements'
    const [made] = await ask<{ rows: string }>(client, { name: 'bench_rows', text })
    say('Making the figures of two networks …')
    for (const network of networks.slice(0, 2)) await recompute(client, network, monthAt(0), monthAt(months))
    await settle(client)
    const seconds: number[] = []
    for (let round = 0; round < rounds; round++) {
      const month = (round * 7) % months
      const begun = performance.now()
      await recompute(client, networks[round % 2] ?? '', monthAt(month), monthAt(month + 1))
      seconds.push((performance.now() - begun) / 1000)
    }
    return [
      { name: 'one dirty month: movements in the database', value: Number(made?.rows), unit: 'movements' },
      { name: 'one dirty month: movements of the month', value: rows, unit: 'movements' },
      { name: 'one dirty month: made anew, median of 10', value: quantile(seconds, 0.5), unit: 's' },
      {
        name: 'one dirty month: made anew, slowest of 10',
        value: quantile(seconds, 1),
        unit: 's',
        target: { most: 1 },
      },
    ]
  } finally {
    await world.stop()
  }
}
