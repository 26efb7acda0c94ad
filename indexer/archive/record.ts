import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Presets, SingleBar } from 'cli-progress'
import { ConfigError } from '../../schemas/errors.ts'
import { loadCatalog, networkFolders } from '../catalog.ts'
import { type EvmChain, isRecorded, type RecordedChain } from '../chains/definitions.ts'
import { endpointOf } from '../chains/endpoint.ts'
import { beginAt, type EvmRoute, isEvmRoute, isSolanaRoute, type Route, routesOf } from '../chains/routing.ts'
import { openRpc } from '../chains/rpc.ts'
import { maskAddresses } from '../log.ts'
import { startGateway } from '../sources/gateway.ts'
import { openGatewayView } from '../sources/gateway-view.ts'
import { openSources } from '../sources/open-sources.ts'
import { reasonOf } from '../supervisor/reason.ts'
import { recordChain } from './record-chain.ts'
import { recordSolana } from './record-solana.ts'
import { archiveHeader, mustBeFinal, type Recording } from './recording.ts'
import { openArchiveWriter } from './write-archive.ts'

/* `npm run record -- <chain> <from> <to>`: final blocks of a range, from the same live source as the product's. */

const usage = `Usage: npm run record -- <chain> <from> <to> [--network <network>] [--out <folder>]

Records the blocks <from> to <to>, both inclusive, with the events of all networks on <chain>, or of one, from its dataset
or endpoint. Writes to archive/<chain>, or goes on there with a range that follows. REPLAY=archive npm start reads it.`

const complain = (line: string) => void process.stderr.write(`${line}\n`)

type Wanted = {
  readonly chain: RecordedChain
  readonly routes: readonly Route[]
  readonly from: number
  readonly to: number
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      network: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return void process.stdout.write(`${usage}\n`)
  const wanted = await understand(positionals, values.network)
  const { chain, from, to } = wanted
  const folder = resolve(values.out ?? `archive/${chain.id}`)
  const endpoint = endpointOf(chain, process.env)
  const sources = await openSources([chain], process.env)
  const source = sources.get(chain.id)
  const gateway =
    source === undefined
      ? undefined
      : await startGateway(sources, (_, detail) => detail !== undefined && complain(maskAddresses(detail)))
  const url = gateway?.urlOf(chain.id)
  if (url === undefined && endpoint === 'off')
    throw new ConfigError({
      what: 'nothing to record from',
      expected: 'an endpoint or a dataset that is not turned off',
      where: `chain ${chain.id}`,
    })
  const bar = new SingleBar(
    { stream: process.stderr, format: `${chain.id} {bar} {percentage} % block {value} of {total}` },
    Presets.shades_classic,
  )
  const recording: Recording = {
    folder,
    endpoint,
    gateway: url,
    recordedFrom: source?.name ?? 'endpoint',
    start: () => bar.start(to, from),
    onProgress: (height) => bar.update(Math.min(height, to)),
    onFailure: (error) => {
      bar.stop()
      complain(`Recording stopped: ${reasonOf(error)}`)
      process.exit(1)
    },
    onEnd: async ({ from: first, to: last, parts }) => {
      bar.stop()
      const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
      const blocks = sum(parts.map((part) => part.blocks))
      const events = sum(parts.map((part) => part.logs))
      const done = `blocks ${Math.max(from, first)} to ${last} recorded; ${blocks} blocks with ${events} events in all`
      process.stdout.write(`${folder}: ${done}\n`)
    },
  }
  if (chain.family === 'solana') {
    await recordSolana({ ...wanted, chain, routes: wanted.routes.filter(isSolanaRoute) }, recording)
    // The gateway would keep the process.
    process.exit(0)
  }
  await recordEvm({ ...wanted, chain, routes: wanted.routes.filter(isEvmRoute) }, recording)
}

async function recordEvm(
  { chain, routes, from, to }: { chain: EvmChain; routes: readonly EvmRoute[]; from: number; to: number },
  { folder, endpoint, gateway, recordedFrom, start, onProgress, onFailure, onEnd }: Recording,
): Promise<void> {
  const view =
    gateway !== undefined
      ? openGatewayView(gateway, chain.chainId)
      : openRpc(endpoint as never, chain.nullRounds === true)
  mustBeFinal(to, (await view.head()) - (gateway === undefined && endpoint !== 'off' ? endpoint.finality : 0))
  const writer = openArchiveWriter(folder, archiveHeader(chain, routes, from, recordedFrom))
  start()
  recordChain({
    chain,
    // Final blocks stand behind the gateway; an endpoint beside it would be asked for what is not.
    source: gateway === undefined ? { endpoint } : { endpoint: 'off', gateway },
    routes,
    from,
    to,
    writer,
    onProgress,
    onFailure,
    onEnd: async () => onEnd(await writer.finish(to)),
  })
}

async function understand(positionals: readonly string[], network: string | undefined): Promise<Wanted> {
  const [name, ...heights] = positionals
  const { chains: all, networks: known } = await loadCatalog(networkFolders(process.env))
  const chains = all.filter(isRecorded)
  const networks = known.filter(({ id }) => network === undefined || id === network)
  const chain = chains.find(({ id }) => id === name)
  const [from, to] = heights.map((text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined))
  if (chain === undefined || from === undefined || to === undefined || heights.length !== 2 || from > to)
    throw new ConfigError({
      what: 'arguments not understood',
      got: positionals.join(' '),
      expected: `<chain> <from> <to>, with a chain of ${chains.map(({ id }) => id).join(', ')} and heights that rise`,
    })
  const routes = routesOf(networks, chain.id)
  const first = Math.min(...routes.map(({ source }) => source.firstBlock))
  if (first > to)
    throw new ConfigError({
      what:
        network === undefined
          ? 'no network has events in this range'
          : `no events of ${network} in this range`,
      got: `${from} to ${to}`,
      expected:
        routes.length === 0 ? 'a network and a chain that it is read from' : `blocks from ${first} on`,
      where: `chain ${chain.id}`,
    })
  return { chain, routes: routes.map((route) => beginAt(route, from)), from, to }
}

try {
  await main()
} catch (error) {
  complain(`Nothing recorded: ${reasonOf(error)}`)
  process.exit(1)
}
