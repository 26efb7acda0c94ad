import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../../web/src/lib/data/examples.ts'
import { exports, linkOf } from '../../web/src/lib/data/exports.ts'
import { type Seeded, startSeeded } from '../seeded.ts'

let seeded: Seeded
let server: Server
let origin: string

beforeAll(async () => {
  seeded = await startSeeded()
  server = createServer(getRequestListener((request) => seeded.fetch(pathOf(request.url), request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})

afterAll(async () => {
  server?.close()
  await seeded?.stop()
})

const pathOf = (url: string) => url.slice(new URL(url).origin.length)

/** How a program is told a text, and how one finds out whether it is at hand with what the text needs. */
const tools = {
  curl: { run: (text: string) => execa('sh', ['-c', text]), probe: ['curl', '--version'] },
  node: {
    run: (text: string) => execa(process.execPath, ['--input-type=module'], { input: text }),
    probe: [process.execPath, '--version'],
  },
  python: {
    run: (text: string) => execa('python3', ['-'], { input: text }),
    probe: ['python3', '-c', 'import pandas'],
  },
  r: { run: (text: string) => execa('Rscript', ['-'], { input: text }), probe: ['Rscript', '--version'] },
  duckdb: { run: (text: string) => execa('duckdb', [], { input: text }), probe: ['duckdb', '--version'] },
} as const

async function isAtHand([command, ...words]: readonly string[]): Promise<boolean> {
  const { failed } = await execa(command ?? '', words, { reject: false })
  return !failed
}

describe('what the data page offers to paste', () => {
  test.each(examples)('$id runs as it stands', async ({ tool, text }) => {
    const { run, probe } = tools[tool]
    if (!(await isAtHand(probe))) return expect(['python', 'r', 'duckdb']).toContain(tool)
    const { stdout } = await run(text(origin))
    expect(stdout).toMatch(/render/)
    expect(stdout).not.toMatch(/"errors"|"error"/)
  })
})

describe('the table of exports', () => {
  const all = exports.flatMap((one) =>
    one.parameters.map((parameter) => ({ one, path: one.path, ...parameter })),
  )

  test.each(all)('$path takes $name', async ({ one, path, name, example }) => {
    const search = new URLSearchParams(linkOf(one).split('?')[1])
    if (name !== 'network') search.set('network', 'render')
    search.set(name, example)
    const response = await seeded.fetch(`${path}?${search}`)
    expect(response.status, await response.text()).toBe(200)
  })

  test.each(exports)('$path can be got where the table links to it', async (one) => {
    for (const address of [linkOf(one), linkOf(one).replace('.csv', '.parquet')]) {
      const response = await seeded.fetch(address)
      expect(response.status, address).toBe(200)
      expect((await response.arrayBuffer()).byteLength, address).toBeGreaterThan(0)
    }
  })

  test('every export of the api stands in it', async () => {
    const response = await seeded.fetch('/export/no-such')
    const { error } = (await response.json()) as { error: { message: string } }
    const there = [...error.message.matchAll(/\/export\/\w+\.csv/g)].map(([path]) => path)
    expect(exports.map(({ path }) => path).sort()).toEqual(there.sort())
  })

  test.each(exports)('$path has no parameter that the table leaves out', async ({ path, parameters }) => {
    const response = await seeded.fetch(`${path}?no_such=1`)
    const { error } = (await response.json()) as { error: { message: string } }
    const expected = /expected (.*)$/.exec(error.message)?.[1]?.split(', ')
    expect(parameters.map(({ name }) => name).sort()).toEqual(expected?.sort())
  })
})
