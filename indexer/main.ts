import { setTimeout as wait } from 'node:timers/promises'
import { type Connection, connect, connectionFromEnvironment } from '../schemas/clickhouse/client.ts'
import { migrate } from '../schemas/clickhouse/migrate.ts'
import { ConfigError } from '../schemas/errors.ts'
import { type Catalog, loadCatalog, networkFolders } from './catalog.ts'
import { endpointOf } from './chains/endpoint.ts'
import { firstBlockOf } from './chains/first-block.ts'
import { routesOf } from './chains/routing.ts'
import { discardOrphans, writeDefinitions } from './definitions.ts'
import { claimEnvironment, environmentOf } from './environment.ts'
import { followedSources, followReadings, tellBeginnings } from './follow-readings.ts'
import { followVerifications } from './follow-verifications.ts'
import { takeLease } from './lease.ts'
import { createLog, type Log } from './log.ts'
import { makeFigures, pricesUrlFrom } from './make-figures.ts'
import { marketSources } from './market/settings.ts'
import { remakeReadings } from './readings/remake-readings.ts'
import { startGateway } from './sources/gateway.ts'
import { openSources } from './sources/open-sources.ts'
import { reasonOf } from './supervisor/reason.ts'
import { openTerminal } from './supervisor/terminal.ts'
import { trackTroubles } from './supervisor/troubles.ts'
import { startSupervisor } from './supervisor.ts'

/** The indexer: one process that supervises a reader for every chain and makes figures of what they read. */
async function main(): Promise<void> {
  const { env } = process
  const terminal = process.stderr.isTTY ? openTerminal(process.stderr) : undefined
  const log = createLog(env, terminal?.destination)
  const stops: (() => Promise<void>)[] = []
  let stopping: Promise<never> | undefined

  /** In the reverse order of the start; a second signal changes nothing, it already ends. */
  const stop = (code: number): Promise<never> => {
    stopping ??= (async () => {
      for (const end of stops.reverse()) await end().catch((error) => log.warn(reasonOf(error)))
      terminal?.stop()
      process.exit(code)
    })()
    return stopping
  }
  const fail = async (error: unknown): Promise<never> => {
    const failed = reasonOf(error)
    // A parent shows it on its last line, below the log of all parts.
    if (process.connected) await new Promise((resolve) => process.send?.({ failed }, resolve))
    else log.fatal(failed)
    return stop(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (!process.connected) log.info({ signal }, 'ending: what was read is committed first')
      void stop(0)
    })
  // Whoever started us is gone: the engine goes with it.
  process.on('disconnect', () => void stop(0))

  try {
    await start(env, log, stops, fail, terminal)
  } catch (error) {
    await fail(error)
  }
}

async function start(
  env: NodeJS.ProcessEnv,
  log: Log,
  stops: (() => Promise<void>)[],
  fail: (error: unknown) => Promise<never>,
  terminal: ReturnType<typeof openTerminal> | undefined,
): Promise<void> {
  const connection = connectionFromEnvironment(env)
  if (connection === undefined)
    throw new ConfigError({ what: 'no database named', expected: 'CLICKHOUSE_URL, or start with npm start' })
  const [ours, ...extraFolders] = networkFolders(env)
  const catalog = await loadCatalog([ours ?? '', ...extraFolders])
  // Whoever must change a setting hears of it before anything is written.
  for (const chain of catalog.chains) endpointOf(chain, env)
  for (const chain of catalog.chains) firstBlockOf(chain, env)
  marketSources(env, pricesUrlFrom(env))
  const readingSources = followedSources(catalog.networks, env)
  const sources = await openSources(readChains(catalog), env)
  const client = await reach(connection, log)
  stops.push(() => client.close())
  await migrate(client)
  await claimEnvironment(client, environmentOf(env))
  const lease = await takeLease({ client, log, onLost: (error) => void fail(error) })
  stops.push(lease.release)
  await writeDefinitions(client, catalog)
  await discardOrphans(client, catalog, log)
  await remakeReadings(client, catalog.networks, log)

  const figures = await makeFigures({ client, log, env, networks: catalog.networks })
  stops.push(figures.stop)
  await tellBeginnings(client, catalog.networks, env)
  const readings = followReadings({
    client,
    log,
    sources: readingSources,
    onChanged: () => void figures.recomputeDirty(),
  })
  stops.push(readings.stop)

  stops.push(followVerifications({ client, log, dataDir: env['DATA_DIR'] || './data' }).stop)

  const troubles = trackTroubles(Date.now)
  const gateway = await startGateway(sources, troubles.set)
  stops.push(gateway.close)
  const supervisor = startSupervisor({
    client,
    connection,
    catalog,
    extraFolders,
    env,
    log,
    onTouched: figures.touch,
    onState: terminal?.show,
    gatewayOf: (chain) => (sources.has(chain) ? gateway.urlOf(chain) : undefined),
    troubles,
  })
  stops.push(supervisor.drain)
}

/** Chains that a network is read from. */
const readChains = ({ chains, networks }: Catalog) =>
  chains.filter(({ id }) => routesOf(networks, id).length > 0)

/** The engine may still be starting, or be started again by somebody. */
async function reach(connection: Connection, log: Log) {
  const client = connect(connection, 'depindex indexer')
  for (let attempt = 0; ; attempt++) {
    const answer = await client.ping({ select: true })
    if (answer.success) return client
    if (attempt === 0) log.warn(`waiting for the database: ${reasonOf(answer.error)}; at ${connection.url}`)
    await wait(Math.min(5000, 200 * 2 ** attempt))
  }
}

await main()
