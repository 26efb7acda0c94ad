import { ConfigError } from '../../schemas/errors.ts'
import { environmentOf } from '../environment.ts'
import { maskAddresses } from '../log.ts'
import type { Chain } from './definitions.ts'

/** How a chain is reached: its definition, with what the environment says otherwise. */
export type Endpoint = {
  readonly url: string
  /** A name and password of the address, which HTTP clients take as a header only. */
  readonly headers: Readonly<Record<string, string>>
  readonly finality: number
  readonly pollMs: number
  readonly batch: number
  /** Calls a second; undefined for no limit. */
  readonly rate: number | undefined
}

/**
 * Reads <CHAIN>_RPC_URL, <CHAIN>_FINALITY, <CHAIN>_POLL_MS, <CHAIN>_RPC_BATCH and <CHAIN>_RPC_RATE.
 * 'off' is a chain that is not to be read. Throws ConfigError for a value that cannot be meant.
 */
export function endpointOf(chain: Chain, env: NodeJS.ProcessEnv): Endpoint | 'off' {
  // A recording is the whole source: an endpoint beside it would go on where it ends.
  if (env['REPLAY']) return 'off'
  const prefix = chain.id.toUpperCase().replaceAll('-', '_')
  // Real blocks beside fictional ones would stand as fictional, and the other way round.
  const url =
    textOf(env, `${prefix}_RPC_URL`) ?? (environmentOf(env) === 'mainnet' ? (chain.rpcUrl ?? 'off') : 'off')
  if (url === 'off') return 'off'
  // Blocks of Solana are asked for as they become final; no socket tells of those.
  const protocols = chain.family === 'solana' ? ['http:', 'https:'] : ['http:', 'https:', 'ws:', 'wss:']
  if (!URL.canParse(url) || !protocols.includes(new URL(url).protocol))
    throw new ConfigError({
      what: 'endpoint not understood',
      got: maskAddresses(url),
      expected: `an address that starts with ${listOr(protocols.map((name) => `${name}//`))}, or "off"`,
      where: `${prefix}_RPC_URL`,
    })
  const wholeNumber = (name: string, least: number): number | undefined => {
    const text = textOf(env, `${prefix}_${name}`)
    if (text === undefined) return undefined
    if (!/^\d+$/.test(text) || Number(text) < least)
      throw new ConfigError({
        what: 'setting not understood',
        got: text,
        expected: `a whole number, at least ${least}`,
        where: `${prefix}_${name}`,
      })
    return Number(text)
  }
  return {
    ...splitCredentials(url),
    finality: wholeNumber('FINALITY', 1) ?? chain.finality ?? 0,
    pollMs: wholeNumber('POLL_MS', 1) ?? 1000,
    batch: wholeNumber('RPC_BATCH', 1) ?? 100,
    rate: wholeNumber('RPC_RATE', 1),
  }
}

function textOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}

function splitCredentials(text: string): Pick<Endpoint, 'url' | 'headers'> {
  const url = new URL(text)
  if (url.username === '' || url.protocol.startsWith('ws')) return { url: text, headers: {} }
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  return { url: url.href, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
}

const listOr = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
