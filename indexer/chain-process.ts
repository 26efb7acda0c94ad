import { connect, connectionFromEnvironment } from '../schemas/clickhouse/client.ts'
import { ConfigError, DataError, RetryableError } from '../schemas/errors.ts'
import { findArchives } from './archive/find-archives.ts'
import { loadCatalog, networkFolders } from './catalog.ts'
import { chooseSource } from './chains/choose-source.ts'
import { trackCoverage } from './chains/coverage.ts'
import { endpointOf } from './chains/endpoint.ts'
import { readChain } from './chains/evm.ts'
import { firstBlockOf } from './chains/first-block.ts'
import { prepareChain } from './chains/prepare.ts'
import { beginAt, routesOf } from './chains/routing.ts'
import { openRpc } from './chains/rpc.ts'
import { watchHead } from './chains/watch-head.ts'
import { createLog } from './log.ts'
import { openGatewayView } from './sources/gateway-view.ts'
import { openStore } from './store.ts'
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
  const endpoint = endpointOf(chain, process.env)
  // Given by the supervisor where a dataset or a recording stands behind its gateway.
  const gateway = process.env['GATEWAY_URL'] || undefined
  const replay = process.env['REPLAY']
    ? findArchives(process.env['REPLAY'], [chain]).get(chain.id)
    : undefined
  const client = connect(connection, `depindex reader ${chain.id}`)
  const rpc =
    endpoint !== 'off'
      ? openRpc(endpoint, chain.nullRounds === true)
      : gateway !== undefined
        ? openGatewayView(gateway, chain.chainId)
        : undefined
  if (rpc === undefined) return process.exit(0)
  const firstBlock = firstBlockOf(chain, process.env)
  const wanted = routesOf(catalog.networks, chain.id).map((route) => beginAt(route, firstBlock))
  const begin = async () => {
    const source = await chooseSource({
      client,
      chain: chain.id,
      endpoint,
      gateway,
      rpc,
      wanted,
      replay,
      log,
    })
    const { routes } = source
    if (source.gateway === undefined) tell({ type: 'alone' })
    const from = Math.min(...routes.map((route) => route.source.firstBlock))
    const finality = endpoint === 'off' ? 0 : endpoint.finality
    await prepareChain({ client, chain, rpc, routes, finality, log })
    tell({ type: 'head', head: await rpc.head(), from })
    return { ...source, from }
  }
  const { routes, from, gateway: usedGateway } = await untilReachable(begin)

  const coverage = trackCoverage(client, chain.id, rpc, routes)
  const store = openStore({
    client,
    chain: chain.id,
    networks: [...new Set(routes.map(({ network }) => network))],
    log,
    timeOf: async (height) => {
      const block = await rpc.block(height)
      if (block === undefined) throw new RetryableError({ what: 'block not found', got: height })
      return block.time
    },
    ...coverage,
    onCommit: ({ touched, head, hot }) =>
      tell({ type: 'committed', touched, block: head.height, headTime: head.time, hot }),
    onFailure: (error) => void fail(error),
  })
  drain = store.drain
  const everyMs = endpoint === 'off' ? 20_000 : Math.min(5000, endpoint.pollMs * 5)
  watchHead({ rpc, chain, everyMs, from, tell, fail })
  readChain({
    chain,
    endpoint,
    gateway: usedGateway,
    isReplay: replay !== undefined,
    routes,
    store: guard(store),
  })
}

/** The processor would end the process with a stack trace; we end it with a reason. */
function guard(store: ReturnType<typeof openStore>): ReturnType<typeof openStore> {
  return {
    ...store,
    connect: () => store.connect().catch(fail),
    transact: (info, decode) => store.transact(info, decode).catch(fail),
    transactHot2: (info, decode) => store.transactHot2(info, decode).catch(fail),
  }
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
