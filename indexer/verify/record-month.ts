import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { commandOf } from '../../schemas/compiled.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { RecordedChain } from '../chains/definitions.ts'
import { endpointOf } from '../chains/endpoint.ts'
import { openRpc } from '../chains/rpc.ts'
import { openEndpoint } from '../chains/solana/rpc.ts'
import { type SlotSource, viewSlots } from '../chains/solana/slots.ts'
import { startGateway } from '../sources/gateway.ts'
import { openGatewaySlots } from '../sources/gateway-slots.ts'
import { openGatewayView } from '../sources/gateway-view.ts'
import { openSources } from '../sources/open-sources.ts'
import { type BlockTimes, blocksOfMonth, type Month } from './month.ts'
import type { ReadOn } from './understand.ts'

/** Heights of a month, and where reading begins so that they can be decoded; all inclusive. */
export type Range = { readonly readFrom: number; readonly from: number; readonly to: number }

/** Which blocks of a source are to be read for a month; undefined where the sources begin after it. */
export async function rangeOf(
  { chain, routes }: ReadOn,
  month: Month,
  env: NodeJS.ProcessEnv,
): Promise<Range | undefined> {
  const first = Math.min(...routes.map(({ source }) => source.firstBlock))
  const { times, close } = await openTimes(chain, env)
  try {
    const found = await blocksOfMonth(month, first, times)
    if (found === undefined) return undefined
    // What these tell of earlier is needed to understand what comes later.
    const remembered = routes.filter(({ decoder }) => decoder.family === 'evm' && decoder.remembers === true)
    const readFrom = Math.min(found.from, ...remembered.map(({ source }) => source.firstBlock))
    return { ...found, readFrom }
  } finally {
    await close()
  }
}

/** Records the blocks by the command that people record with, whose processor takes over its process. */
export async function recordMonth(
  chain: string,
  network: string,
  { readFrom, to }: Range,
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<void> {
  const { flags, path } = commandOf(new URL('../archive/record.ts', import.meta.url))
  const args = [chain, `${readFrom}`, `${to}`, '--network', network, '--out', folder]
  const child = spawn(process.execPath, [...flags, path, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0)
    throw new RetryableError({
      what: 'blocks were not read again',
      got: `code ${code}`,
      expected: 'the reason stands above',
    })
}

async function openTimes(
  chain: RecordedChain,
  env: NodeJS.ProcessEnv,
): Promise<{ times: BlockTimes; close: () => Promise<void> }> {
  const endpoint = endpointOf(chain, env)
  const sources = await openSources([chain], env)
  const gateway = sources.size === 0 ? undefined : await startGateway(sources, () => undefined)
  const url = gateway?.urlOf(chain.id)
  const close = async () => void (await gateway?.close())
  if (chain.family === 'solana') {
    const slots = url === undefined ? openEndpoint(endpoint as never, chain.rpcUrl) : openGatewaySlots(url)
    return { times: timesOfSlots(slots), close }
  }
  const rpc =
    url === undefined
      ? openRpc(endpoint as never, chain.nullRounds === true)
      : openGatewayView(url, chain.chainId)
  // What is not final at an endpoint is not compared.
  const behind = url === undefined && endpoint !== 'off' ? endpoint.finality : 0
  const times: BlockTimes = {
    finalHeight: async () => (await rpc.head()) - behind,
    at: async (height) => {
      const block = await rpc.block(height)
      if (block === undefined)
        throw new RetryableError({ what: 'block not found', got: height, where: `chain ${chain.id}` })
      return block
    },
  }
  return {
    times,
    close: async () => {
      rpc.close()
      await close()
    },
  }
}

/** Slots without a block have the time of the block before them. */
function timesOfSlots(source: SlotSource): BlockTimes {
  const view = viewSlots(source)
  return {
    finalHeight: view.head,
    at: async (slot) => {
      const block = (await view.lastUpTo(slot)) ?? (await view.firstFrom(slot))
      if (block === undefined) throw new RetryableError({ what: 'no block around', got: `slot ${slot}` })
      return { ...block, height: slot }
    },
  }
}
