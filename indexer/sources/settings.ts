import { ConfigError } from '../../schemas/errors.ts'
import { type Chain, isRecorded } from '../chains/definitions.ts'
import { environmentOf } from '../environment.ts'
import { maskAddresses } from '../log.ts'

const publicPortal = 'https://portal.sqd.dev/datasets'
/** The public Portal allows about 20 requests in 10 seconds to an address; some room is left for clocks that differ. */
const publicRate = 16
export const ratePeriodMs = 10_000

export type PortalSettings = {
  /** Requests in any ten seconds, of all chains together. */
  readonly rate: number
  readonly key: string | undefined
}

export function portalSettings(env: NodeJS.ProcessEnv): PortalSettings {
  const text = env['PORTAL_RATE'] || `${publicRate}`
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new ConfigError({
      what: 'setting not understood',
      got: text,
      expected: 'requests in ten seconds, a whole number of at least 1',
      where: 'PORTAL_RATE',
    })
  const key = env['PORTAL_KEY'] || undefined
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new ConfigError({
      what: 'setting not understood',
      // What it is stays unsaid, as every secret.
      got: `${key.length} characters, among them blanks or others that no header may hold`,
      expected: 'a key as it was given, without blanks and line breaks',
      where: 'PORTAL_KEY',
    })
  return { rate: Number(text), key }
}

/**
 * Address of a chain's dataset from PORTAL_URL and <CHAIN>_PORTAL, or undefined where it has none or is not to be read from
 * there. Throws ConfigError for a value that cannot be meant.
 */
export function datasetUrl(chain: Chain, env: NodeJS.ProcessEnv): string | undefined {
  if (env['REPLAY']) return undefined
  const name = `${chain.id.toUpperCase().replaceAll('-', '_')}_PORTAL`
  const base = env['PORTAL_URL'] || (environmentOf(env) === 'mainnet' ? publicPortal : 'off')
  const dataset = env[name] || chain.portal
  if (base !== 'off' && (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)))
    throw new ConfigError({
      what: 'address not understood',
      got: maskAddresses(base),
      expected: 'an address that starts with http:// or https://, or "off"',
      where: 'PORTAL_URL',
    })
  if (base !== 'off' && new URL(base).username !== '')
    throw new ConfigError({
      what: 'address with a name and password',
      got: maskAddresses(base),
      expected: 'an address alone; a key goes into PORTAL_KEY',
      where: 'PORTAL_URL',
    })
  if (dataset !== undefined && !/^[a-z0-9-]+$/.test(dataset))
    throw new ConfigError({
      what: 'dataset not understood',
      got: dataset,
      expected: 'the name of a dataset, such as arbitrum-one, or "off"',
      where: name,
    })
  if (!isRecorded(chain) && env[name] && env[name] !== 'off')
    throw new ConfigError({
      what: 'dataset of a chain that is read from an endpoint alone',
      got: dataset,
      expected: '"off" or nothing',
      where: name,
    })
  if (base === 'off' || dataset === undefined || dataset === 'off') return undefined
  return `${base.replace(/\/+$/, '')}/${dataset}`
}
