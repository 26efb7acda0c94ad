import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'

/* What was published of one source alone gives way once that source is read: it has to be one that carries the same fact. */

type Row = Record<'network' | 'metric' | 'leg', string>

test('what was published of a part names the source of that part', async () => {
  const { networks } = await loadCatalog(networkFolders({}))
  const history = parse(readFileSync(new URL('../../indexer/history/figures.csv', import.meta.url)), {
    columns: true,
  }) as Row[]
  const legs = new Set(
    history
      .filter(({ leg }) => leg !== '')
      .map(
        ({ network, metric, leg }) =>
          `${network} ${metric.startsWith('emitted') ? 'emission' : 'burn'} ${leg}`,
      ),
  )
  const carried = networks.flatMap(({ id, sources }) =>
    sources.flatMap(({ id: source, facts }) => facts.map((fact) => `${id} ${fact} ${source}`)),
  )
  expect(legs.size).toBeGreaterThan(0)
  expect([...legs].filter((leg) => !carried.includes(leg))).toEqual([])
})
