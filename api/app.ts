import { setMaxListeners } from 'node:events'
import type { ClickHouseClient } from '@clickhouse/client'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { createAnswers } from './answers.ts'
import type { Context } from './context.ts'
import { explorersOf } from './explorers.ts'
import { sendAnswer } from './export/answers.ts'
import type { Export } from './export/export.ts'
import { exportFigures } from './export/figures.ts'
import { exportFlows } from './export/flows.ts'
import { type Format, formats } from './export/formats.ts'
import { exportHashes } from './export/hashes.ts'
import { describeFile } from './export/manifest.ts'
import { exportMovements } from './export/movements.ts'
import { wantsManifest } from './export/parameters.ts'
import { exportProvenance } from './export/provenance.ts'
import { exportRestatements } from './export/restatements.ts'
import { sendFile } from './export/send.ts'
import { toErrorResponse } from './failure.ts'
import type { HeadFeed } from './head-feed.ts'
import { keepResponses } from './kept-responses.ts'
import type { Limits } from './limits.ts'
import { createLoaders } from './loaders.ts'
import { askThrough } from './mcp/ask.ts'
import { createMetrics } from './metrics.ts'
import { createRateLimit } from './rate-limit.ts'
import { createReadiness } from './readiness.ts'
import { serveDashboard } from './static.ts'
import { createEndpoint, typeDefs } from './yoga.ts'

const tables: Readonly<Record<string, Export>> = {
  figures: exportFigures,
  movements: exportMovements,
  provenance: exportProvenance,
  flows: exportFlows,
  restatements: exportRestatements,
  hashes: exportHashes,
}
const files = Object.keys(tables).flatMap((name) =>
  formats.map(({ extension }) => `/export/${name}.${extension}`),
)

export type AppOptions = {
  readonly client: ClickHouseClient
  readonly log: Logger
  readonly limits: Limits
  readonly head: HeadFeed
  /** "mainnet", or "devnet" where all figures are fictional. */
  readonly environment: string
  readonly version: string
}

/** All routes: GraphQL, exports, health and metrics, and the dashboard. Answers fetch Requests, with no port needed. */
export function createApp(options: AppOptions): Hono {
  const { client, log, limits, head, environment, version } = options
  const explorers = explorersOf(client)
  const answers = createAnswers(head.commits)
  head.beforeTelling(answers.prepare)
  const responses = keepResponses({ commits: head.commits, oldest: limits.oldest })
  const rate = createRateLimit(limits)
  const ready = createReadiness(client)
  const metrics = createMetrics(client)
  const contextOf = (signal: AbortSignal): Context => {
    // Every statement of a request listens to it, and a page asks more than the ten that Node takes for a leak.
    setMaxListeners(0, signal)
    return {
      client,
      loaders: createLoaders({ client, answers, limits }),
      limits,
      head,
      explorers,
      environment,
      version,
      signal,
    }
  }
  const endpoint = createEndpoint({ limits, log, contextOf })
  let exportsRunning = 0

  const file = (name: string, read: Export, format: Format) => async (request: Request) => {
    if (exportsRunning >= limits.exports)
      return Response.json(
        {
          error: {
            code: 'LIMIT',
            message: `${exportsRunning} exports run already, of at most ${limits.exports}. Try again in a few seconds.`,
          },
        },
        { status: 429, headers: { 'retry-after': '5' } },
      )
    exportsRunning += 1
    let open = true
    const onClose = () => {
      if (open) exportsRunning -= 1
      open = false
    }
    try {
      const context = contextOf(request.signal)
      const fileName = `depindex-${name}.${format.extension}`
      const { manifest, url } = wantsManifest(new URL(request.url))
      const table = await read(url, context)
      if (!manifest)
        return await sendFile(client, table, format, { fileName, signal: request.signal, onClose })
      const parameters = Object.fromEntries(url.searchParams)
      const described = await describeFile(context, table, format, { fileName, parameters })
      onClose()
      return described
    } catch (error) {
      onClose()
      return toErrorResponse(error, log)
    }
  }

  const app = new Hono()
  app.use(async (context, next) => {
    const started = performance.now()
    await next()
    metrics.observe(routeOf(context.req.path), context.res.status, (performance.now() - started) / 1000)
  })
  const safe = { crossOriginResourcePolicy: 'cross-origin' }
  const unframed = secureHeaders({ ...safe, xFrameOptions: 'SAMEORIGIN' })
  const framed = secureHeaders({ ...safe, xFrameOptions: false })
  // One chart alone may stand in the pages of others, and nothing else that can be clicked.
  app.use((context, next) => (/^\/embed\/?$/.test(context.req.path) ? framed : unframed)(context, next))
  app.use('/graphql', bodyLimit({ maxSize: limits.body, onError: () => tooLarge(limits.body) }))
  app.all('/graphql', (context) =>
    responses(
      context.req.raw,
      async (request) => endpoint.fetch(request),
      () => rate.take(context),
    ),
  )
  const ask = (request: Request) => responses(request, async (question) => endpoint.fetch(question))
  app.use('/mcp', bodyLimit({ maxSize: limits.body, onError: () => tooLarge(limits.body) }))
  app.all('/mcp', async (context) => {
    const through = askThrough((body) => ask(new Request(graphqlAddress, { ...asJson, body })))
    const refusal = await rate.take(context)
    if (refusal !== undefined) return refusal
    // Loaded when asked for: most who run this have no assistant, and all would wait for it at the start.
    const { answerMcp } = await import('./mcp/http.ts')
    return answerMcp(context.req.raw, through, version)
  })
  for (const [name, read] of Object.entries(tables))
    for (const format of formats) {
      const answer = file(name, read, format)
      app.get(
        `/export/${name}.${format.extension}`,
        async (context) => (await rate.take(context)) ?? answer(context.req.raw),
      )
    }
  app.get('/export/answers/:answer', ({ req }) => sendAnswer(client, req.param('answer'), limits.seconds))
  app.get('/export/*', () =>
    Response.json(
      {
        error: {
          code: 'NOT_FOUND',
          message: `There is no such export: ${files.join(', ')} and /export/answers/<SHA-256> are there`,
        },
      },
      { status: 404 },
    ),
  )
  app.get('/health', (context) => context.json({ status: 'alive', version }))
  app.get('/ready', async (context) => {
    const state = await ready()
    return context.json(state, state.ready ? 200 : 503)
  })
  app.get('/metrics', async () => {
    try {
      const { contentType, text } = await metrics.render()
      return new Response(text, { headers: { 'content-type': contentType } })
    } catch (error) {
      return toErrorResponse(error, log)
    }
  })
  app.get('/schema.graphql', (context) => context.text(typeDefs))
  serveDashboard(app)
  app.onError((error) => toErrorResponse(error, log))
  return app
}

/** How a part of this process asks another one. */
const graphqlAddress = 'http://localhost/graphql'
const asJson = { method: 'POST', headers: { 'content-type': 'application/json' } }

const routes = ['/graphql', '/mcp', ...files, '/health', '/ready', '/metrics']

/** A bounded set of labels: an address that somebody makes up must not become a time series. */
function routeOf(path: string): string {
  return routes.includes(path) ? path : 'dashboard'
}

function tooLarge(limit: number): Response {
  return Response.json(
    {
      errors: [
        {
          message: `The request is too large: expected a body of at most ${limit} bytes`,
          extensions: { code: 'LIMIT', argument: 'query' },
        },
      ],
    },
    { status: 413 },
  )
}
