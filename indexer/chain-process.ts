import { connect, connectionFromEnvironment } from '../schemas/clickhouse/client.ts'
import { ConfigError, DataError, RetryableError } from '../schemas/errors.ts'
import { findArchives } from './archive/find-archives.ts'
import { loadCatalog, networkFolders } from './catalog.ts'
import { firstBlockOf } from './chains/first-block.ts'
import { beginAt, isEvmRoute, isSolanaRoute, isSubstrateRoute, routesOf } from './chains/routing.ts'
import { startSolana } from './chains/solana/start.ts'
import { startEvm } from './chains/start-evm.ts'
import { startSubstrate } from './chains/substrate/start.ts'
import { createLog } from './log.ts'
import type { FromChild, ToChild } from './supervisor/messages.ts'
import { reasonOf } from './supervisor/reason.ts'

/** One chain's reader, in a process of its own because the processor takes over the process that it runs in. */
const [, , chainId = ''] = process.argv
const log = createLog(process.env)
let drain: () => Promise<void> = () => Promise.resolve()

const tell = (message: FromChild, then?: () => void) => {
  if (process.connected) process.send?.(message, undefined, undefined, () => then?.())
  else then?.()
}

/** Ends the process with a reason that the supervisor can act on. Never returns, so nothing goes on with half a state. */
function fail(error: unknown): Promise<never> {
  const kind = error instanceof DataError ? 'data' : error instanceof ConfigError ? 'config' : 'retry'
  const detail = reasonOf(error)
  if (kind !== 'retry') log.error({ chain: chainId }, detail)
  tell({ type: 'ended', kind, detail }, () => process.exit(1))
  setTimeout(() => process.exit(1), 1000)
  return new Promise(() => undefined)
}

function leave(): void {
  drain().then(
    () => process.exit(0),
    (error) => void fail(error),
  )
}

// Nobody restarts or drains a reader whose supervisor is gone, and the next supervisor starts another one.
process.on('disconnect', () => process.exit(1))
process.on('message', ({ type }: ToChild) => type === 'drain' && leave())
process.on('SIGTERM', leave)
process.on('SIGINT', leave)
process.on('uncaughtException', (error) => void fail(error))
process.on('unhandledRejection', (error) => void fail(error))

async function main(): Promise<void> {
  const catalog = await loadCatalog(networkFolders(process.env))
  const chain = catalog.chains.find(({ id }) => id === chainId)
  const connection = connectionFromEnvironment(process.env)
  if (chain === undefined || connection === undefined)
    throw new ConfigError({ what: 'reader started without a chain or a database', got: chainId })
  const firstBlock = firstBlockOf(chain, process.env)
  const wanted = routesOf(catalog.networks, chain.id).map((route) => beginAt(route, firstBlock))
  const shared = {
    client: connect(connection, `depindex reader ${chain.id}`),
    // Given by the supervisor where a dataset or a recording stands behind its gateway.
    gateway: process.env['GATEWAY_URL'] || undefined,
    replay: process.env['REPLAY'] ? findArchives(process.env['REPLAY']).get(chain.id) : undefined,
    env: process.env,
    log,
    tell,
    fail,
    untilReachable,
    onDrain: (work: () => Promise<void>) => {
      drain = work
    },
  }
  if (chain.family === 'solana') await startSolana({ ...shared, chain, wanted: wanted.filter(isSolanaRoute) })
  else if (chain.family === 'substrate')
    await startSubstrate({ ...shared, chain, wanted: wanted.filter(isSubstrateRoute) })
  else await startEvm({ ...shared, chain, wanted: wanted.filter(isEvmRoute) })
}

/** An endpoint that is away stops nothing: it is asked again, ever more seldom, and everybody sees since when. */
async function untilReachable<T>(work: () => Promise<T>): Promise<T> {
  const since = Date.now()
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error
      tell({ type: 'unreachable', since, detail: reasonOf(error) })
      const pause = Math.min(15_000, 250 * 2 ** attempt) * (0.75 + Math.random() / 2)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

main().catch(fail)
