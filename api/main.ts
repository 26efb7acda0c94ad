import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { connect, connectionFromEnvironment } from '../schemas/clickhouse/client.ts'
import { ConfigError } from '../schemas/errors.ts'
import { createApp } from './app.ts'
import { startHeadFeed } from './head-feed.ts'
import { limitsFromEnvironment } from './limits.ts'
import { portFromEnvironment } from './port.ts'

const log = pino(
  {
    name: 'api',
    level: process.env['LOG_LEVEL'] || 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  pino.destination({ dest: 2, sync: true }),
)

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}

function run(): void {
  const connection = connectionFromEnvironment(process.env)
  if (connection === undefined)
    throw new ConfigError({
      what: 'api not started',
      got: 'no CLICKHOUSE_URL',
      expected: 'the address of a ClickHouse server, or "npm start", which brings its own',
    })
  const port = portFromEnvironment(process.env['PORT'])
  const host = process.env['HOST'] || '127.0.0.1'
  const client = connect(connection, 'depindex api', 'read')
  const head = startHeadFeed(client, log)
  const app = createApp({
    client,
    log,
    head,
    version,
    limits: limitsFromEnvironment(process.env),
    environment: process.env['DEPINDEX_ENVIRONMENT'] || 'mainnet',
  })
  const server = serve({ fetch: app.fetch, port, hostname: host }, ({ port: bound }) => {
    log.info({ host, port: bound }, 'listening')
    process.send?.({ listening: bound })
  }) as Server
  server.on('error', (error: NodeJS.ErrnoException) => {
    const isTaken = error.code === 'EADDRINUSE'
    const isForbidden = error.code === 'EACCES'
    const failure = new ConfigError({
      what: 'api not started',
      got: isTaken ? `port ${port}, which another program uses` : error.message,
      expected:
        isTaken || isForbidden
          ? `a ${isTaken ? 'free port' : 'port that this user may open'}: set PORT to another one`
          : 'an address of this machine in HOST, such as 127.0.0.1 or 0.0.0.0',
      where: `${host}:${port}`,
    })
    fail(failure)
  })
  const stop = () => {
    head.stop()
    server.close(() => void client.close().then(() => process.exit(0)))
    // Streams that do not end by themselves are cut: a reader notices, the file is not whole.
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 1000)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.once('disconnect', stop)
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  // A parent shows it on its last line, below the log of all parts.
  if (process.send !== undefined) return void process.send({ failed: message }, () => process.exit(1))
  log.fatal(message)
  process.exit(1)
}

try {
  run()
} catch (error) {
  fail(error)
}
