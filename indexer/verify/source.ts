import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { ConfigError } from '../../schemas/errors.ts'
import { findArchives } from '../archive/find-archives.ts'
import type { Chain } from '../chains/definitions.ts'
import { endpointOf } from '../chains/endpoint.ts'
import { datasetUrl } from '../sources/settings.ts'

/** Where a month is read again. */
export type VerifySource = {
  /** What reports call it. */
  readonly name: string
  /** Settings that leave this source alone to be read; the environment of the recording. */
  readonly env: NodeJS.ProcessEnv
  /** Folder of a recording that is there already. */
  readonly archive?: string
  /** The product reads the same one, as far as its settings here tell. */
  readonly isSame: boolean
}

/**
 * Chooses by --source, or else another source than the one that `npm start` reads final blocks from with these settings: the
 * endpoint where it reads a dataset. Throws ConfigError for a source that is turned off or not there.
 */
export function sourceOf(chain: Chain, wanted: string | undefined, env: NodeJS.ProcessEnv): VerifySource {
  const settings = { ...env, REPLAY: '' }
  const prefix = chain.id.toUpperCase().replaceAll('-', '_')
  const alone = {
    endpoint: { ...settings, PORTAL_URL: 'off' },
    portal: { ...settings, [`${prefix}_RPC_URL`]: 'off' },
  }
  const has = {
    endpoint: endpointOf(chain, settings) !== 'off',
    portal: datasetUrl(chain, settings) !== undefined,
  }
  const kind = wanted ?? (has.endpoint ? 'endpoint' : 'portal')
  if (kind === 'endpoint' || kind === 'portal') {
    if (!has[kind])
      throw new ConfigError({
        what: 'source is turned off or not there',
        got: kind,
        expected: 'endpoint, portal, a folder of recorded blocks or the address of an endpoint, as --source',
        where: `chain ${chain.id}`,
      })
    return { name: kind, env: alone[kind], isSame: kind === (has.portal ? 'portal' : 'endpoint') }
  }
  if (/^(https?|wss?):\/\//.test(kind)) {
    const named = { ...alone.endpoint, [`${prefix}_RPC_URL`]: kind }
    endpointOf(chain, named)
    return { name: new URL(kind).host, env: named, isSame: false }
  }
  if (!existsSync(kind))
    throw new ConfigError({
      what: 'source not understood',
      got: kind,
      expected: 'endpoint, portal, a folder that is there, or an address',
      where: '--source',
    })
  const archive = findArchives(kind).get(chain.id)
  if (archive === undefined)
    throw new ConfigError({
      what: 'recording of other chains',
      expected: `one of ${chain.id}`,
      where: resolve(kind),
    })
  return {
    name: `archive ${basename(resolve(kind))}`,
    env: settings,
    archive: archive ?? kind,
    isSame: false,
  }
}
