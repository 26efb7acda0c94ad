import { ConfigError } from '../../schemas/errors.ts'
import type { Chain } from './definitions.ts'

/**
 * Reads <CHAIN>_FIRST_BLOCK: where reading begins for sources that begin before, on a chain whose history is too long to be
 * read or not there; 0 where it is not set. Throws ConfigError for what is no height.
 */
export function firstBlockOf(chain: Chain, env: NodeJS.ProcessEnv): number {
  const name = `${chain.id.toUpperCase().replaceAll('-', '_')}_FIRST_BLOCK`
  const text = env[name] || '0'
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new ConfigError({
    what: 'setting not understood',
    got: text,
    expected: 'a whole number, at least 0',
    where: name,
  })
}
