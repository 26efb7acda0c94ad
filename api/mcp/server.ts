import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { type Ask, documents } from './ask.ts'

const instructions = `Depindex tells what decentralized physical infrastructure networks (DePIN) earn, from payments on chains.
Amounts are exact decimal text. null is not known, with a reason beside it, and never a zero: do not add it as one.
Periods are half-open UTC days: from is in, to is not. Tier INDEXED was read from a chain, DERIVED computed from what was
read, PUBLISHED taken over from a dated source. State PROVISIONAL may still change. Grades go from A to D.
"figure" gives the transactions and readings behind a number: cite them with asOf, method version and content hash.`

const day = z.string().describe('UTC day, YYYY-MM-DD')
const period = { from: day, to: day.describe('UTC day after the last one, YYYY-MM-DD') }
const asOf = z
  .string()
  .optional()
  .describe('As it was known at this time, ISO 8601 with a zone; now where left out')
const readOnly = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const

/** An assistant reads what it is given: more than this is no answer but a file. */
const mostPoints = 1000

/** Read-only tools over the GraphQL api, for assistants of analysts. */
export function createMcpServer(ask: Ask, version: string): McpServer {
  const server = new McpServer({ name: 'depindex', version }, { instructions })

  server.registerTool(
    'networks',
    {
      title: 'Networks and metrics',
      description:
        'The networks with what counts as their revenue and what does not, and the dictionary of metrics with units and formulas. Ask this first: the other tools take these ids.',
      inputSchema: {
        search: z.string().max(100).optional().describe('Part of a name or id'),
        category: z.string().max(40).optional().describe('storage, compute, wireless and the like'),
      },
      annotations: readOnly,
    },
    async (given) => tell(await ask(documents.networks, given)),
  )

  server.registerTool(
    'series',
    {
      title: 'Figures over time',
      description: `Metrics of networks by day, week, month or quarter, in columns. At most ${mostPoints} points.`,
      inputSchema: {
        metrics: z
          .array(z.string())
          .min(1)
          .max(10)
          .describe('Ids of metrics, for example fees, burned_usd, emitted'),
        networks: z.array(z.string()).max(100).optional().describe('Ids of networks; all where left out'),
        ...period,
        grain: z.enum(['DAY', 'WEEK', 'MONTH', 'QUARTER']).default('MONTH'),
        asOf,
      },
      annotations: readOnly,
    },
    async ({ metrics, networks = [], from, to, grain, asOf: at }) => {
      const data = await ask(documents.series, { metrics, networks, period: { from, to }, grain, asOf: at })
      const points = (data as { series: { times: unknown[] }[] }).series.reduce(
        (sum, { times }) => sum + times.length,
        0,
      )
      if (points > mostPoints)
        throw new Error(
          `The answer has ${points} points, of at most ${mostPoints}: ask for fewer metrics or networks, a shorter period or a coarser grain, or download /export/figures.csv`,
        )
      return tell(data)
    },
  )

  server.registerTool(
    'sector',
    {
      title: 'The sector in one figure',
      description:
        'Fees, revenue or cash of all networks over a period, which networks it holds and which are missing, and why.',
      inputSchema: { ...period, lens: z.enum(['FEES', 'REVENUE', 'CASH']).default('FEES'), asOf },
      annotations: readOnly,
    },
    async ({ from, to, lens, asOf: at }) =>
      tell(await ask(documents.sector, { period: { from, to }, lens, asOf: at })),
  )

  server.registerTool(
    'figure',
    {
      title: 'What made a figure',
      description:
        'A figure with the movements, readings, prices and splits that made it, row by row with a running sum that ends at it, and what is needed to cite it.',
      inputSchema: {
        network: z.string().optional().describe('Id of a network; the sector where left out'),
        metric: z.string().describe('Id of a metric'),
        ...period,
        token: z.string().default('').describe('Symbol, for metrics that are counted in tokens'),
        class: z.string().default(''),
        first: z.number().int().min(1).max(200).default(50).describe('Rows of this page'),
        after: z.string().optional().describe('endCursor of the page before'),
      },
      annotations: readOnly,
    },
    async ({ from, to, ...given }) => tell(await ask(documents.figure, { ...given, period: { from, to } })),
  )

  server.registerTool(
    'coverage',
    {
      title: 'What is read, from when to when',
      description:
        'Sources of each network, how far they are read and what their readers do; sums that should hold and do not. Look here before a hole is called a fall.',
      inputSchema: { network: z.string().optional().describe('Id of a network; all where left out') },
      annotations: readOnly,
    },
    async ({ network }) => {
      const data = (await ask(documents.coverage, {})) as Coverage
      if (network === undefined) return tell(data)
      if (!data.networks.some(({ id }) => id === network))
        throw new Error(
          `There is no network ${JSON.stringify(network)}; expected one of ${data.networks.map(({ id }) => id).join(', ')}`,
        )
      const own = <Row extends { network: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.network === network)
      return tell({
        ...data,
        networks: data.networks.filter(({ id }) => id === network),
        coverage: own(data.coverage),
        brokenIdentities: own(data.brokenIdentities),
      })
    },
  )
  return server
}

type OfNetwork = { readonly network: string }
type Coverage = {
  readonly networks: readonly { readonly id: string }[]
  readonly coverage: readonly OfNetwork[]
  readonly brokenIdentities: readonly OfNetwork[]
}

/** As text for those who read text, and as it is for those who take objects. */
function tell(data: unknown) {
  return {
    content: [{ type: 'text' as const, text: JSON.stringify(data) }],
    structuredContent: data as Record<string, unknown>,
  }
}
