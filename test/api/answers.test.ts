import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnswers } from '../../api/answers.ts'
import { rememberCommits } from '../../api/commits.ts'

const all = Array.from({ length: 14 }, (_, index) => `network-${String(index).padStart(2, '0')}`)
type Row = { readonly network: string; readonly figure: number }

const inOrder = (rows: Row[]) => rows.sort((one, other) => (one.network < other.network ? -1 : 1))

/** Figures that change, and how often whose were asked for. */
function makeFigures() {
  const figures = new Map(all.map((network) => [network, 0]))
  const asked: string[][] = []
  return {
    figures,
    asked,
    ask: async (networks: readonly string[]) => {
      const wanted = networks.length === 0 ? all : networks
      asked.push([...wanted])
      return wanted.flatMap((network) => {
        const figure = figures.get(network)
        // A network may come to have no rows.
        return figure === undefined || figure % 7 === 6 ? [] : [{ network, figure }]
      })
    },
  }
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ change: fc.subarray(all, { minLength: 1 }), prepared: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ look: fc.subarray(all, { maxLength: 5 }) }) },
)

test('what is put together of kept and changed rows is what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 40 }), async (steps) => {
      const commits = rememberCommits()
      commits.add(1n, all)
      const answers = createAnswers(commits)
      const { figures, ask } = makeFigures()
      let number = 1n
      for (const one of steps) {
        if ('change' in one) {
          for (const network of one.change) figures.set(network, (figures.get(network) ?? 0) + 1)
          const commit = { number: ++number, networks: one.change }
          if (one.prepared) await answers.prepare(commit)
          commits.add(commit.number, commit.networks)
        } else {
          const kept = await answers.ofNetworks(one.look.join(), one.look, ask, inOrder)
          expect(kept).toEqual(inOrder(await ask(one.look)))
        }
      }
    }),
  )
})

test('rows of a commit that is not announced yet are asked for again once it is', async () => {
  const commits = rememberCommits()
  commits.add(1n, all)
  const answers = createAnswers(commits)
  const { figures, ask, asked } = makeFigures()
  const look = () => answers.ofNetworks('', [], ask, inOrder)
  await look()
  expect(await look()).toHaveLength(all.length)
  expect(asked).toHaveLength(1)
  figures.set('network-03', 5)
  // Nothing tells of it yet.
  expect((await look()).find(({ network }) => network === 'network-03')).toEqual({
    network: 'network-03',
    figure: 0,
  })
  commits.add(2n, ['network-03'])
  expect((await look()).find(({ network }) => network === 'network-03')).toEqual({
    network: 'network-03',
    figure: 5,
  })
  expect(asked).toEqual([all, ['network-03']])
})

test('many who ask at once share one question, and a failure is not kept', async () => {
  const commits = rememberCommits()
  commits.add(1n, all)
  const answers = createAnswers(commits)
  const { ask, asked } = makeFigures()
  const look = (how: typeof ask) => answers.ofNetworks('', [], how, inOrder)
  const failing = async (): Promise<Row[]> => {
    throw new Error('the database is away')
  }
  await expect(look(failing)).rejects.toThrow('away')
  await Promise.all([look(ask), look(ask), look(ask)])
  expect(asked).toHaveLength(1)
  commits.add(2n, ['network-01'])
  await expect(look(failing)).rejects.toThrow('away')
  expect(await look(ask)).toHaveLength(all.length)
})

test('before the first commit nothing is kept', async () => {
  const answers = createAnswers(rememberCommits())
  const { ask, asked } = makeFigures()
  await answers.ofNetworks('', [], ask, inOrder)
  await answers.ofNetworks('', [], ask, inOrder)
  expect(asked).toHaveLength(2)
})

test('what would not fit into memory is not kept, and takes nothing else away for long', async () => {
  const commits = rememberCommits()
  commits.add(1n, all)
  const answers = createAnswers(commits, 100)
  let asked = 0
  const many = (length: number) => async () => {
    asked++
    return [{ network: 'network-01', times: Array.from({ length }, (_, index) => index) }]
  }
  const look = (key: string, length: number) => answers.ofNetworks(key, [], many(length), (rows) => rows)
  await look('small', 10)
  await look('small', 10)
  expect(asked).toBe(1)
  await look('large', 60)
  await look('large', 60)
  expect(asked).toBe(3)
  await look('small', 10)
  expect(asked).toBe(3)
})

describe('a commit that is prepared', () => {
  const open = async () => {
    const commits = rememberCommits()
    commits.add(1n, all)
    const answers = createAnswers(commits)
    const made = makeFigures()
    const look = () => answers.ofNetworks('', [], made.ask, inOrder)
    await look()
    return { ...made, commits, answers, look }
  }

  test('changes nothing before it is told, and then nobody waits', async () => {
    const { figures, asked, commits, answers, look } = await open()
    figures.set('network-03', 5)
    await answers.prepare({ number: 2n, networks: ['network-03'] })
    commits.add(2n, ['network-03'])
    expect((await look()).find(({ network }) => network === 'network-03')?.figure).toBe(5)
    expect(asked).toEqual([all, ['network-03']])
    // And the next one, which nobody prepared.
    figures.set('network-04', 4)
    commits.add(3n, ['network-04'])
    expect((await look()).find(({ network }) => network === 'network-04')?.figure).toBe(4)
  })

  test('waits for no question that hangs, and a failure is asked again', async () => {
    const { figures, commits, answers, look } = await open()
    const other = () => answers.ofNetworks('hangs', [], hanging, inOrder)
    let hangs = false
    const hanging = (networks: readonly string[]): Promise<Row[]> => {
      if (hangs) return new Promise(() => {})
      return Promise.resolve(networks.map((network) => ({ network, figure: 0 })))
    }
    await other()
    hangs = true
    figures.set('network-03', 5)
    await answers.prepare({ number: 2n, networks: ['network-03'] })
    commits.add(2n, ['network-03'])
    expect((await look()).find(({ network }) => network === 'network-03')?.figure).toBe(5)
    hangs = false
    expect(await other()).toEqual([{ network: 'network-03', figure: 0 }])
  })
})
