import { spawnSync } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Seeded, startSeeded } from '../seeded.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const year = { from: '2024-01-01', to: '2025-01-01' }

let seeded: Seeded
let server: Server
let address: string

beforeAll(async () => {
  seeded = await startSeeded()
  server = serve({
    fetch: (request) => seeded.fetch(new URL(request.url).pathname, request),
    port: 0,
    hostname: '127.0.0.1',
  }) as Server
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server?.close()
  await seeded?.stop()
})

const transports = {
  http: () => new StreamableHTTPClientTransport(new URL('/mcp', address)),
  stdio: () =>
    new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', 'api/mcp/stdio.ts', '--of', address],
      cwd: root,
    }),
}

describe.each(['http', 'stdio'] as const)('over %s', (way) => {
  let client: Client
  beforeAll(async () => {
    client = new Client({ name: 'test', version: '1' })
    await client.connect(transports[way]())
  })
  afterAll(() => client?.close())
  const call = async (name: string, given: Record<string, unknown> = {}) => {
    const { isError, content, structuredContent } = await client.callTool({ name, arguments: given })
    const [{ text }] = content as [{ text: string }]
    return { isError: isError === true, text, data: structuredContent as never }
  }

  test('five tools that only read, each with what it is for', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['networks', 'series', 'sector', 'figure', 'coverage'])
    for (const { description, annotations } of tools) {
      expect(description?.length).toBeGreaterThan(30)
      expect(annotations?.readOnlyHint).toBe(true)
    }
    expect(client.getInstructions()).toMatch(/null is not known/)
  })

  test('tells what GraphQL tells', async () => {
    const { data } = await call('series', {
      metrics: ['fees'],
      networks: ['render'],
      ...year,
      grain: 'MONTH',
    })
    const asked = await seeded.graphql(
      `query ($period: PeriodInput!) { series(metrics: ["fees"], networks: ["render"], period: $period, grain: MONTH) { times values reasons } }`,
      { period: year },
    )
    const [told] = (data as { series: Record<string, unknown>[] }).series
    expect(asked.data).toMatchObject({
      series: [{ times: told?.['times'], values: told?.['values'], reasons: told?.['reasons'] }],
    })
    expect(told?.['values']).toContainEqual(expect.any(String))
  })

  test('a figure comes with rows whose running sum ends at it', async () => {
    const { data } = await call('figure', {
      network: 'render',
      metric: 'burned',
      token: 'RENDER',
      from: '2024-03-01',
      to: '2024-04-01',
      first: 200,
    })
    const { value, rows, methods } = (
      data as { provenance: { value: string; rows: { sum: string }[]; methods: object[] } }
    ).provenance
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.at(-1)?.sum).toBe(value)
    expect(methods).toEqual([{ network: 'render', version: expect.any(Number) }])
  })

  test('the sector, the list and the coverage', async () => {
    expect((await call('sector', year)).data).toMatchObject({
      sector: { headline: { unit: 'USD', missing: expect.any(Array) } },
    })
    const { networks } = (await call('networks', { search: 'helium' })).data as { networks: { id: string }[] }
    expect(networks.map(({ id }) => id)).toEqual(['helium'])
    const { coverage } = (await call('coverage', { network: 'helium' })).data as {
      coverage: { network: string }[]
    }
    expect(new Set(coverage.map(({ network }) => network))).toEqual(new Set(['helium']))
  })

  test.each([
    ['a metric that is none', 'series', { metrics: ['profit'], ...year }, /profit/],
    ['a reversed period', 'sector', { from: '2025-01-01', to: '2024-01-01' }, /half-open|after/],
    [
      'a network that is none',
      'coverage',
      { network: "x'; DROP TABLE figures" },
      /no network .*expected one of .*helium/,
    ],
    [
      'too much',
      'series',
      {
        metrics: [
          'fees',
          'fees_native',
          'burned',
          'burned_usd',
          'emitted',
          'emitted_usd',
          'revenue',
          'net_emission',
          'incentives',
        ],
        from: '2014-01-01',
        to: '2026-01-01',
        grain: 'DAY',
      },
      /\d+ points, of at most 1000/,
    ],
    ['a wrong type', 'figure', { network: 'render', metric: 'fees', ...year, first: -1 }, /first/],
    [
      'a cursor that was made up',
      'figure',
      { network: 'render', metric: 'fees', ...year, after: 'abc' },
      /no such row.*abc/,
    ],
  ])('%s is refused with what was wrong', async (_what, tool, given, message) => {
    const { isError, text } = await call(tool, given)
    expect(isError).toBe(true)
    expect(text).toMatch(message)
  })
})

test('an option that is none ends it with one line', () => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'api/mcp/stdio.ts', '--off', 'x'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([run.status, run.stdout]).toEqual([1, ''])
  expect(run.stderr).toMatch(/^No tools: Unknown option '--off'.*expected --of <address of a Depindex>\n$/)
})

test('without a Depindex the tool says so', async () => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', 'api/mcp/stdio.ts', '--of', 'http://127.0.0.1:1'],
      cwd: root,
      stderr: 'ignore',
    }),
  )
  const { isError, content } = await client.callTool({ name: 'networks', arguments: {} })
  await client.close()
  expect(isError).toBe(true)
  expect((content as [{ text: string }])[0].text).toMatch(/No Depindex answers at http:\/\/127.0.0.1:1.*--of/)
})
