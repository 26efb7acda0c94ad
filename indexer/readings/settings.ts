import { z } from 'zod'
import { ConfigError } from '../../schemas/errors.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { environmentOf } from '../environment.ts'

/** Where a source is asked; `reach` as of the public endpoint, nothing for one of your own, which may tell all. */
export type ReadingEndpoint = { readonly url: string; readonly reach: number | undefined }

/**
 * <NETWORK>_<SOURCE>_URL names an endpoint instead of the public one, or "off"; READINGS=off turns all off, and so does what
 * is not the real world: a fictional or a replayed chain. Throws ConfigError for what is no address.
 */
export function readingEndpoint(
  network: string,
  source: Pick<ReadingSource, 'id' | 'url' | 'reach'>,
  env: NodeJS.ProcessEnv,
): ReadingEndpoint | undefined {
  const name = settingOf(network, source)
  const own = env[name] || undefined
  const isReal = environmentOf(env) === 'mainnet' && !env['REPLAY'] && env['READINGS'] !== 'off'
  if (own === 'off' || (own === undefined && !isReal)) return undefined
  if (own === undefined) return { url: source.url, reach: source.reach }
  if (!z.url({ protocol: /^https?$/ }).safeParse(own).success)
    throw new ConfigError({
      what: 'endpoint not understood',
      got: own,
      expected: 'an http address, or "off"',
      where: name,
    })
  return { url: own, reach: undefined }
}

/** Which setting it is that leaves a source without an endpoint, in words for the coverage page. */
export function whyNotAsked(
  network: string,
  source: Pick<ReadingSource, 'id'>,
  env: NodeJS.ProcessEnv,
): string {
  const name = settingOf(network, source)
  if (env[name] === 'off') return `turned off by ${name}=off`
  if (env['READINGS'] === 'off') return 'turned off by READINGS=off'
  if (env['REPLAY']) return `recorded blocks are replayed, and no endpoint is named by ${name}`
  return `the environment is ${environmentOf(env)}, and no endpoint is named by ${name}`
}

const settingOf = (network: string, { id }: Pick<ReadingSource, 'id'>) =>
  `${network}_${id}_URL`.toUpperCase().replaceAll('-', '_')
