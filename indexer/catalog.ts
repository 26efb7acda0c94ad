import { readdirSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { isAddress } from '@solana/kit'
import { importable } from '../schemas/compiled.ts'
import type { Decoder } from '../schemas/decoder.ts'
import { ConfigError } from '../schemas/errors.ts'
import { defineNetwork, type NetworkDefinition } from '../schemas/network.ts'
import { allChains, type Chain } from './chains/definitions.ts'

export type Catalog = {
  readonly networks: readonly NetworkDefinition[]
  readonly chains: readonly Chain[]
}

/** Folders of network files: ours, and those of NETWORKS_DIR, separated as in PATH. */
export function networkFolders(env: NodeJS.ProcessEnv): string[] {
  const extra = (env['NETWORKS_DIR'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return [new URL('./networks/', import.meta.url).pathname, ...extra.map((folder) => resolve(folder))]
}

/**
 * Every network file of the folders. What stands there is read and nothing else, so there is no list to forget.
 * Throws ConfigError that names the file.
 */
export async function loadCatalog(folders: readonly string[]): Promise<Catalog> {
  const networks: NetworkDefinition[] = []
  const fileOf = new Map<string, string>()
  for (const folder of folders)
    for (const file of listFolder(folder)) {
      const network = await loadNetwork(file)
      const other = fileOf.get(network.id)
      if (other !== undefined)
        throw new ConfigError({
          what: 'two files define one network',
          got: network.id,
          expected: `an id that ${other} does not have`,
          where: file,
        })
      checkSources(network, file)
      checkSymbols(network, networks, file)
      fileOf.set(network.id, file)
      networks.push(network)
    }
  return { networks, chains: allChains }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
      .sort()
      .map((file) => resolve(folder, file))
  } catch (cause) {
    throw new ConfigError({
      what: 'folder of networks not read',
      got: cause instanceof Error ? cause.message : cause,
      expected: 'a folder',
      where: folder,
      cause,
    })
  }
}

async function loadNetwork(file: string): Promise<NetworkDefinition> {
  try {
    const { default: definition } = (await import(importable(file))) as {
      default?: Parameters<typeof defineNetwork>[0]
    }
    if (definition === undefined) throw new Error('no default export')
    return defineNetwork(definition)
  } catch (cause) {
    const failure = cause instanceof ConfigError ? cause.failure : undefined
    throw new ConfigError({
      what: failure?.what ?? 'network file not loaded',
      got: failure === undefined ? (cause instanceof Error ? cause.message : cause) : failure.got,
      expected: failure?.expected ?? 'a default export made by defineNetwork',
      where: failure?.where === undefined ? file : `${file}, ${failure.where}`,
      cause,
    })
  }
}

/** Prices stand under symbols: two coins of one symbol would be valued by one price. */
function checkSymbols(network: NetworkDefinition, others: readonly NetworkDefinition[], file: string): void {
  for (const other of others)
    for (const [symbol, { price }] of Object.entries(network.tokens)) {
      const taken = other.tokens[symbol]?.price
      if (!price || !taken || !('coingecko' in price && 'coingecko' in taken)) continue
      if (price.coingecko === taken.coingecko) continue
      throw new ConfigError({
        what: 'two coins have one symbol',
        got: `${symbol} is ${price.coingecko} here and ${taken.coingecko} in network ${other.id}`,
        expected: 'another symbol for one of them, because prices stand under symbols',
        where: file,
      })
    }
}

/** A decoder on a chain that nothing reads would be a source that looks read and never is. */
function checkSources(network: NetworkDefinition, file: string): void {
  for (const { id, chain, address, decoder } of network.sources) {
    if (decoder === null) continue
    const where = `${file}, source ${id}`
    const family = allChains.find((entry) => entry.id === chain)?.family
    if (family === undefined)
      throw new ConfigError({
        what: 'source on a chain that is not read',
        got: chain,
        expected: `one of ${allChains.map((entry) => entry.id).join(', ')}, or decoder: null`,
        where,
      })
    if (decoder.family !== family)
      throw new ConfigError({
        what: 'decoder of another family of chains than its source',
        got: `${decoder.name}, which decodes ${decoder.family}`,
        expected: `a decoder of ${family}, because the source is on ${chain}`,
        where,
      })
    const { isOne, name, shape } = addresses[family]
    if (!isOne(address))
      throw new ConfigError({
        what: `source without ${name}`,
        got: address,
        expected: `${shape}, because the source has a decoder`,
        where,
      })
  }
}

/** An address of the wrong shape would be asked for and never found. */
const addresses = {
  evm: {
    isOne: (address: string) => address.startsWith('0x'),
    name: 'an EVM address',
    shape: '0x and 40 hex digits',
  },
  solana: { isOne: isAddress, name: 'a Solana address', shape: 'base58 text of 32 bytes' },
  substrate: {
    isOne: (address: string) => /^[A-Z][A-Za-z0-9]*$/.test(address),
    name: 'a pallet',
    shape: 'a name such as SubtensorModule',
  },
} as const satisfies Record<Decoder['family'], unknown>
