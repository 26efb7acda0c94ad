import { readdirSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { importable } from '../schemas/compiled.ts'
import { ConfigError } from '../schemas/errors.ts'
import { defineNetwork, type NetworkDefinition } from '../schemas/network.ts'
import { chains, type EvmChain } from './chains/definitions.ts'

export type Catalog = {
  readonly networks: readonly NetworkDefinition[]
  readonly chains: readonly EvmChain[]
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
      fileOf.set(network.id, file)
      networks.push(network)
    }
  return { networks, chains }
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

/** A decoder on a chain that nothing reads would be a source that looks read and never is. */
function checkSources(network: NetworkDefinition, file: string): void {
  for (const { id, chain, address, decoder } of network.sources) {
    if (decoder === null) continue
    if (!chains.some((known) => known.id === chain))
      throw new ConfigError({
        what: 'source on a chain that is not read',
        got: chain,
        expected: `one of ${chains.map((known) => known.id).join(', ')}, or decoder: null`,
        where: `${file}, source ${id}`,
      })
    if (!address.startsWith('0x'))
      throw new ConfigError({
        what: 'source without an EVM address',
        got: address,
        expected: '0x and 40 hex digits, because the source has a decoder',
        where: `${file}, source ${id}`,
      })
  }
}
