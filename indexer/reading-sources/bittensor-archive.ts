import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Ask, Observed, ReadingSource } from '../../schemas/reading.ts'
import { call } from './json-rpc.ts'
import { lastBlockBefore, type TimedBlock } from './substrate/last-block-before.ts'
import { type State, stateReader } from './substrate/state.ts'

const decimals = 9
/** A block each 12 seconds, where no slot is left out: https://github.com/opentensor/subtensor/blob/14bc6f9f/common/src/lib.rs */
const paceMs = 12_000
/** https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/subtensor/src/migrations/migrate_fix_bad_hk_swap.rs */
const genesisHash = '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03'

const hash = z.string().regex(/^0x[0-9a-f]{64}$/, 'expected the hash of a block')
const height = z
  .string()
  .regex(/^0x[0-9a-f]{1,12}$/, 'expected a height in hex')
  .transform(Number)

type Block = TimedBlock & { readonly hash: string; readonly answer: string }

/**
 * Totals of Bittensor at the borders of days, from the state of the last block before each border, by an archive node.
 * `TotalIssuance` is TAO in existence, and `BlockEmission` what a block mints; TAO that is recycled leaves issuance.
 * https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/subtensor/src/coinbase/tao.rs
 */
export const bittensorArchive: ReadingSource = {
  id: 'archive',
  version: 1,
  chain: 'bittensor',
  address: 'SubtensorModule',
  url: 'https://archive.chain.opentensor.ai',
  // Soon after the first block, whose day is not verified.
  since: '2023-03-22',
  // Neighbours share metadata, and the search for their blocks.
  span: 7,
  settles: 0,
  counters: [
    {
      metric: 'blocks_total',
      token: 'TAO',
      fact: 'emission',
      // Into the pools of subnets; what miners, validators and owners get is paid in tokens of the subnets.
      class: '',
      rate: 'emission_per_block',
      // 7,200 blocks of 12 seconds, of 1 TAO before the first halving.
      most: '7260',
    },
    {
      metric: 'supply_total',
      token: 'TAO',
      fact: 'burn',
      class: 'unknown',
      shortOf: 'blocks_total',
      // Emission of the 360 blocks of a tempo may be handed out on the next day.
      most: '360',
    },
  ],
  what: 'State of the last block before 00:00 UTC: TAO in existence, TAO a block mints, height, subnets, neurons registered in them, and TAO in their pools. TAO issued in a day is blocks × emission per block; what the total did not rise by was recycled.',
  source: 'https://github.com/opentensor/subtensor/tree/14bc6f9f/pallets/subtensor/src/coinbase',
  observe: async (borders, ask) => {
    const stateAt = stateReader(ask, 'node-subtensor')
    const head = await headOf(ask)
    const clock = await stateAt(head.hash)
    const blockAt = async (number: number): Promise<Block> => {
      const { result, answer } = await call(ask, 'chain_getBlockHash', [number], hash)
      // The time is stored in the same way under every runtime there was.
      const { value: time } = await clock.number('Timestamp.Now', result)
      return { number, hash: result, time: Number(time), answer: answer.hash }
    }
    const top = await blockAt(head.number)
    let low: Block = { number: 0, time: 0, hash: genesisHash, answer: '' }
    const observed: Observed[] = []
    for (const border of borders) {
      const time = Date.parse(border)
      // Only what is final is read: a border without a final block behind it is asked for later.
      if (top.time < time) break
      low = await lastBlockBefore(time, low, top, paceMs, blockAt)
      if (low.number > 0) observed.push(...(await observeBorder(border, low, await stateAt(low.hash))))
    }
    return observed
  },
}

/** The last final block. Throws RetryableError where it is one of another chain. */
async function headOf(ask: Ask): Promise<{ readonly number: number; readonly hash: string }> {
  const genesis = await call(ask, 'chain_getBlockHash', [0], hash)
  if (genesis.result !== genesisHash)
    throw new RetryableError({
      what: 'another chain',
      got: genesis.result,
      expected: `genesis ${genesisHash}`,
    })
  const head = await call(ask, 'chain_getFinalizedHead', [], hash)
  const header = await call(ask, 'chain_getHeader', [head.result], z.object({ number: height }))
  return { number: header.result.number, hash: head.result }
}

async function observeBorder(border: string, block: Block, state: State): Promise<Observed[]> {
  const of = (metric: string, token: string, value: string, answer: string): Observed => ({
    metric,
    token,
    border,
    value,
    unit: token || 'count',
    block: block.number,
    answer,
  })
  const tao = (metric: string, raw: bigint, answer: string) =>
    of(metric, 'TAO', formatAmount(raw, decimals), answer)
  const issuance = await state.number('SubtensorModule.TotalIssuance')
  if (issuance.value === 0n)
    throw new RetryableError({
      what: 'no TAO in existence',
      got: 0,
      expected: 'an archive node',
      where: border,
    })
  const emission = await state.number('SubtensorModule.BlockEmission')
  const neurons = await ofSubnets(state, 'SubtensorModule.SubnetworkN')
  // Pools came with the tokens of subnets in February 2025.
  const pools = state.has('SubtensorModule.SubnetTAO')
    ? await ofSubnets(state, 'SubtensorModule.SubnetTAO')
    : undefined
  return [
    tao('supply_total', issuance.value, issuance.answer),
    of('blocks_total', '', String(block.number), block.answer),
    tao('emission_per_block', emission.value, emission.answer),
    of('subnets', '', String(neurons.count), neurons.answer),
    of('nodes_active', '', String(neurons.sum), neurons.answer),
    ...(pools === undefined ? [] : [tao('pooled', pools.sum, pools.answer)]),
  ]
}

/**
 * Sum of a map by subnet, and how many there are. The root network, 0, serves nobody and has no pool; `TotalNetworks` has it
 * in some runtimes and not in others, so it is not read.
 */
async function ofSubnets(state: State, item: string) {
  const { values, answer } = await state.numbers(item)
  const root = state.keyOf(item, 0)
  const own = [...values].filter(([key]) => key !== root).map(([, value]) => value)
  return { count: own.length, sum: own.reduce((sum, value) => sum + value, 0n), answer }
}
