import { parseArgs } from 'node:util'
import { ConfigError } from '../../schemas/errors.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import type { Catalog } from '../catalog.ts'
import { isRecorded, type RecordedChain } from '../chains/definitions.ts'
import { firstBlockOf } from '../chains/first-block.ts'
import { beginAt, type Route, routesOf } from '../chains/routing.ts'
import { type Month, monthOf } from './month.ts'

/** A chain that a network is read from, with its sources there. */
export type ReadOn = { readonly chain: RecordedChain; readonly routes: readonly Route[] }

export type Wanted = {
  readonly network: NetworkDefinition
  readonly month: Month
  readonly readOn: readonly ReadOn[]
  /** Address of the product. */
  readonly of: string
  readonly source: string | undefined
  /** Blocks whose headers and receipts are looked at besides. */
  readonly blocks: number
  readonly save: boolean
}

/** Reads the arguments of the command; undefined where only its usage is asked for. Throws ConfigError. */
export function understand(
  args: readonly string[],
  { networks, chains }: Catalog,
  env: NodeJS.ProcessEnv,
): Wanted | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      of: { type: 'string' },
      source: { type: 'string' },
      chain: { type: 'string' },
      blocks: { type: 'string' },
      save: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return undefined
  const [id, month] = positionals
  const network = networks.find((entry) => entry.id === id)
  if (network === undefined || month === undefined || positionals.length !== 2)
    throw new ConfigError({
      what: 'arguments not understood',
      got: positionals.join(' '),
      expected: `<network> <month>, with a network of ${networks.map((entry) => entry.id).join(', ')} and a month such as 2026-01`,
    })
  // Blocks are recorded before they are compared.
  const all = chains.filter(isRecorded).flatMap((chain) => {
    const first = firstBlockOf(chain, env)
    const routes = routesOf([network], chain.id).map((route) => beginAt(route, first))
    return routes.length === 0 ? [] : [{ chain, routes }]
  })
  const readOn = all.filter(({ chain }) => values.chain === undefined || chain.id === values.chain)
  if (readOn.length === 0)
    throw new ConfigError({
      what: 'nothing to read again',
      got:
        values.chain === undefined
          ? `${network.id}, which has events on no chain that is recorded`
          : values.chain,
      expected:
        all.length === 0
          ? 'a network with a decoder'
          : `a chain of ${all.map(({ chain }) => chain.id).join(', ')}`,
    })
  if (values.source !== undefined && URL.canParse(values.source) && readOn.length > 1)
    throw new ConfigError({
      what: 'one endpoint for several chains',
      got: readOn.map(({ chain }) => chain.id).join(', '),
      expected: 'one of them, by --chain',
      where: '--source',
    })
  const blocks = values.blocks ?? '200'
  if (!/^\d{1,9}$/.test(blocks))
    throw new ConfigError({
      what: 'argument not understood',
      got: blocks,
      expected: 'a whole number',
      where: '--blocks',
    })
  return {
    network,
    month: monthOf(month),
    readOn,
    of: addressOf(values.of ?? 'http://localhost:4000'),
    source: values.source,
    blocks: Number(blocks),
    save: values.save === true,
  }
}

function addressOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '')
  throw new ConfigError({
    what: 'address not understood',
    got: text,
    expected: 'the address of a Depindex, such as http://localhost:4000',
    where: '--of',
  })
}
