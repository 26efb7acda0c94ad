import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPublicClient, http, numberToHex } from 'viem'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import type { EvmChain } from '../../indexer/chains/definitions.ts'
import { endpointOf } from '../../indexer/chains/endpoint.ts'
import { maskAddresses } from '../../indexer/log.ts'
import type { Hex } from '../../schemas/decoder.ts'
import { ConfigError, RetryableError } from '../../schemas/errors.ts'
import type { NetworkDefinition, SourceDefinition } from '../../schemas/network.ts'
import { decodeCase, type FixtureInput } from './decode-case.ts'

/* `npm run capture`: real transactions as a fixture, with what they decode to for a person to check. */

const usage = `Usage: npm run capture -- <network> <transaction> [<transaction> …] [--case <name>] [--out <folder>]

Asks the endpoints of the network's chains for the transactions and writes input.json and expected.json, for each source
that they touch. Several transactions are one case: a payment and the event that says what it pays for.
Check expected.json by hand against the explorer: from now on it is the truth.`

type Receipt = { logs: FixtureInput['logs']; blockNumber: Hex; status: Hex }
type Client = ReturnType<typeof createPublicClient>

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      case: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('../fixtures', import.meta.url)) },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return void process.stdout.write(`${usage}\n`)
  const { network, chains, transactions } = await understand(positionals)
  for (const chain of chains) {
    const found = await readTransactions(chain, transactions)
    if (found === undefined) continue
    const touched = network.sources.filter(
      ({ chain: id, decoder, address }) =>
        id === chain.id &&
        decoder !== null &&
        found.logs.some((log) => log.address.toLowerCase() === address.toLowerCase()),
    )
    if (touched.length === 0)
      throw new ConfigError({
        what: 'the transactions touch no source of the network',
        got: [...new Set(found.logs.map(({ address }) => address))].join(', ') || 'no event at all',
        expected: network.sources.map(({ address }) => address).join(', '),
        where: `chain ${chain.id}`,
      })
    for (const source of touched) {
      const name = values.case ?? transactions[0]?.slice(0, 10) ?? ''
      const folder = join(
        resolve(values.out),
        network.id,
        touched.length === 1 ? name : `${name}-${source.id}`,
      )
      write(folder, network, source, { ...found, source: describe(chain, transactions) })
    }
    return
  }
  throw new ConfigError({
    what: 'transactions not found',
    got: transactions.join(', '),
    expected: `transactions of ${chains.map(({ id }) => id).join(', ')}`,
    where: `network ${network.id}`,
  })
}

async function understand(positionals: readonly string[]) {
  const [id, ...transactions] = positionals
  const { networks, chains } = await loadCatalog(networkFolders(process.env))
  const network = networks.find((known) => known.id === id)
  if (network === undefined)
    throw new ConfigError({
      what: 'no such network',
      got: id ?? 'none',
      expected: networks.map((known) => known.id).join(', '),
    })
  const wrong = transactions.find((hash) => !/^0x[0-9a-f]{64}$/i.test(hash))
  if (wrong !== undefined || transactions.length === 0)
    throw new ConfigError({
      what: 'no transaction hash',
      got: wrong ?? 'none',
      expected: '0x and 64 hex digits',
    })
  const read = network.sources.filter(({ decoder }) => decoder !== null).map(({ chain }) => chain)
  return {
    network,
    transactions: transactions as Hex[],
    chains: chains.filter((chain): chain is EvmChain => chain.family === 'evm' && read.includes(chain.id)),
  }
}

/** undefined where the chain does not have all of them. */
async function readTransactions(chain: EvmChain, transactions: readonly Hex[]) {
  const endpoint = endpointOf(chain, process.env)
  if (endpoint === 'off') return undefined
  const client = createPublicClient({
    transport: http(endpoint.url, { fetchOptions: { headers: endpoint.headers } }),
  })
  const ask = async <T>(method: string, ...params: unknown[]): Promise<T> => {
    try {
      return (await (client as Client).request({ method, params } as never)) as T
    } catch (cause) {
      throw new RetryableError({
        what: `endpoint did not answer ${method}`,
        got: maskAddresses((cause as { details?: string }).details ?? String(cause)),
        where: `${maskAddresses(endpoint.url)}; ${chain.id.toUpperCase()}_RPC_URL names another`,
      })
    }
  }
  const blocks: Record<string, number> = {}
  const logs: FixtureInput['logs'] = []
  for (const hash of transactions) {
    const receipt = await ask<Receipt | null>('eth_getTransactionReceipt', hash)
    if (receipt === null) return undefined
    logs.push(...receipt.logs)
    const height = Number(receipt.blockNumber)
    const block = await ask<{ timestamp: Hex }>('eth_getBlockByNumber', numberToHex(height), false)
    blocks[height] = Number(block.timestamp)
  }
  const order = ({ blockNumber, logIndex }: FixtureInput['logs'][number]) =>
    Number(blockNumber) * 1e6 + Number(logIndex)
  return { blocks, logs: logs.sort((one, other) => order(one) - order(other)) }
}

const describe = ({ explorer }: EvmChain, transactions: readonly Hex[]) =>
  transactions.map((hash) => explorer.transaction.replace('{hash}', hash)).join(' ')

function write(
  folder: string,
  network: NetworkDefinition,
  { id }: SourceDefinition,
  { blocks, logs, source }: Pick<FixtureInput, 'blocks' | 'logs' | 'source'>,
): void {
  if (existsSync(folder))
    throw new ConfigError({
      what: 'case is there already',
      got: folder,
      expected: 'another name (--case), or the folder deleted',
    })
  const input: FixtureInput = {
    about: `Captured from the chain: what these transactions mean to ${network.name}.`,
    source,
    reads: id,
    blocks,
    logs: logs.map(
      ({ address, topics, data, blockNumber, blockHash, transactionHash, transactionIndex, logIndex }) => ({
        address,
        topics,
        data,
        blockNumber,
        blockHash,
        transactionHash,
        transactionIndex,
        logIndex,
      }),
    ),
  }
  const expected = decodeCase(network, input)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'input.json'), `${JSON.stringify(input, null, 2)}\n`)
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
  process.stdout.write(`${folder}: ${logs.length} events read
${JSON.stringify(expected, null, 2)}
Check this by hand against ${source}
`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`Nothing captured: ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
