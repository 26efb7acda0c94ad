import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askThrough } from '../../api/mcp/ask.ts'
import { createMcpServer } from '../../api/mcp/server.ts'
import { type Seeded, startSeeded } from '../seeded.ts'
import { forgedCursors, hostileTexts, noTimes, unknownWord } from './hostile-texts.ts'

/*
 * Every parameter of every export, as the export itself lists them, and every text argument of every tool for assistants, as its
 * schema names them: a new one is covered by being there. A hostile text is refused with one error that names what was at
 * fault, or answers what a word that nobody knows answers.
 */

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded({ requests: 1_000_000 })
})
afterAll(() => seeded?.stop())

const hostileOf = (name: string) => [...hostileTexts, ...(name === 'after' ? forgedCursors : [])]
const times = /^(from|to|asOf|known_from|known_to)$/
const span = { from: '2024-01-01', to: '2024-03-01' }

describe('an export', () => {
  /** Without these there is no file. */
  const wanted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    flows: { network: 'filecoin' },
    provenance: { network: 'render', metric: 'fees', ...span },
    movements: { network: 'render' },
  }

  async function ask(path: string, parameters: Readonly<Record<string, string>>) {
    const response = await seeded.fetch(`${path}?${new URLSearchParams(parameters)}`)
    return { status: response.status, text: await response.text() }
  }

  async function filesOf(): Promise<string[]> {
    const { text } = await ask('/export/nothing', {})
    return [...text.matchAll(/\/export\/(\w+)\.csv/g)].map(([, name]) => name ?? '')
  }

  async function parametersOf(file: string): Promise<string[]> {
    const { text } = await ask(`/export/${file}.csv`, { no_such: '1' })
    const { error } = JSON.parse(text) as { error: { message: string } }
    return [...(error.message.split('expected ')[1] ?? '').split(', '), 'manifest']
  }

  function expectRefused({ status, text }: { status: number; text: string }, name: string, value: string) {
    const what = `${name} = ${JSON.stringify(value).slice(0, 80)}`
    expect(status, `${what}: ${text.slice(0, 300)}`).toBe(400)
    const { error } = JSON.parse(text) as { error: Record<string, string> }
    expect(error, what).toMatchObject({
      code: expect.stringMatching(/^(BAD_[A-Z]+|LIMIT)$/),
      argument: name,
      message: expect.stringMatching(/: got .*, expected .+/s),
    })
  }

  test('lists what there is', async () => {
    expect(await filesOf()).toEqual(['figures', 'movements', 'provenance', 'flows', 'restatements', 'hashes'])
    expect(await parametersOf('hashes')).toEqual(['network', 'manifest'])
  })

  test.each(['figures', 'movements', 'provenance', 'flows', 'restatements', 'hashes'])(
    '%s refuses what is hostile, or knows nothing of it',
    async (file) => {
      for (const name of await parametersOf(file)) {
        const given = (value: string) => ask(`/export/${file}.csv`, { ...wanted[file], [name]: value })
        const unknown = await given(unknownWord)
        if (unknown.status !== 200) expectRefused(unknown, name, unknownWord)
        for (const value of [
          ...hostileOf(name),
          ...(times.test(name) ? noTimes.filter((text) => text !== '' && text === text.trim()) : []),
        ]) {
          const answer = await given(value)
          if (answer.status !== 200 || times.test(name)) expectRefused(answer, name, value)
          else expect(answer.text, `${name} = ${value.slice(0, 80)}`).toBe(unknown.text)
        }
      }
    },
    180_000,
  )
})

describe('a tool for assistants', () => {
  /** What a call needs besides, by the name of the tool. */
  const sound: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    networks: {},
    series: { metrics: ['fees'], ...span },
    sector: span,
    figure: { network: 'render', metric: 'fees', ...span },
    coverage: {},
  }
  type Property = { readonly type?: string; readonly items?: { readonly type?: string } }

  let client: Client
  beforeAll(async () => {
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    const ask = askThrough((body) =>
      seeded.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    )
    client = new Client({ name: 'test', version: '1' })
    await Promise.all([createMcpServer(ask, 'test').connect(theirs), client.connect(ours)])
  })
  afterAll(() => client?.close())

  async function call(name: string, given: Readonly<Record<string, unknown>>) {
    const { isError, content } = await client.callTool({ name, arguments: given })
    const [{ text }] = content as [{ text: string }]
    return { isError: isError === true, text }
  }

  test('refuses what is hostile, or knows nothing of it', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual(Object.keys(sound).sort())
    for (const { name: tool, inputSchema } of tools)
      for (const [name, property] of Object.entries(
        (inputSchema.properties ?? {}) as Record<string, Property>,
      )) {
        const many = property.type === 'array'
        if ((many ? property.items?.type : property.type) !== 'string') continue
        const given = (value: string) => call(tool, { ...sound[tool], [name]: many ? [value] : value })
        const unknown = await given(unknownWord)
        for (const value of [...hostileOf(name), ...(times.test(name) ? noTimes : [])]) {
          const what = `${tool}(${name}) = ${JSON.stringify(value).slice(0, 80)}`
          const { isError, text } = await given(value)
          if (isError || times.test(name)) {
            expect([isError, text], what).toEqual([
              true,
              expect.stringMatching(/expected|must be|Too big|Invalid/),
            ])
            expect(text, what).not.toMatch(/Something failed here|DB::Exception/)
          } // What was asked for may be said again.
          else
            expect(text.replaceAll(JSON.stringify(value), JSON.stringify(unknownWord)), what).toBe(
              unknown.text,
            )
        }
      }
  }, 180_000)
})
