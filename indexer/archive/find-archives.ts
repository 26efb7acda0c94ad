import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError } from '../../schemas/errors.ts'
import { allChains } from '../chains/definitions.ts'
import { identityOf } from './identity.ts'
import { manifestFile, readManifest } from './manifest.ts'

/**
 * Folders of the archives by chain: the folder itself, or those in it. Throws ConfigError where there is none, where two
 * are of one chain, or where one is of a chain that is not known.
 */
export function findArchives(folder: string): Map<string, string> {
  const where = resolve(folder)
  const candidates = [where, ...foldersIn(where)].filter((path) => existsSync(manifestFile(path)))
  const found = new Map<string, string>()
  for (const path of candidates) {
    const manifest = readManifest(path)
    if (manifest === undefined) continue
    const chain = allChains.find(({ id }) => id === manifest.chain)
    if (chain === undefined || identityOf(chain) !== identityOf(manifest))
      throw new ConfigError({
        what: 'archive of a chain that is not known',
        got: `${manifest.chain}, ${identityOf(manifest)}`,
        expected: allChains.map((known) => `${known.id} (${identityOf(known)})`).join(', '),
        where: manifestFile(path),
      })
    const other = found.get(chain.id)
    if (other !== undefined)
      throw new ConfigError({
        what: 'two archives of one chain',
        got: `${other} and ${path}`,
        expected: 'one: a recording is continued by "npm run record" in its own folder',
        where,
      })
    found.set(chain.id, path)
  }
  if (found.size === 0)
    throw new ConfigError({
      what: 'no archive to replay',
      expected: 'a folder made by "npm run record", or one that holds such folders',
      where,
    })
  return found
}

/** What the archives are of; 'mainnet' or fictional. Throws ConfigError where they are of both. */
export function environmentOfArchives(archives: ReadonlyMap<string, string>): string {
  const found = new Set([...archives.values()].map((folder) => readManifest(folder)?.environment ?? ''))
  const [environment = ''] = found
  if (found.size === 1) return environment
  throw new ConfigError({
    what: 'archives of more than one environment',
    got: [...found].join(', '),
    expected: 'real chains or fictional ones',
    where: [...archives.values()].join(', '),
  })
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .sort()
  } catch {
    // It is named as one without an archive.
    return []
  }
}
