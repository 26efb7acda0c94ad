import type { Hex } from '../../schemas/decoder.ts'
import { type Call, createRail, payOnce, type Rail, settle, together } from '../devnet/calls.ts'
import { compileContracts } from '../devnet/compile.ts'
import { type Node, startNode } from '../devnet/node.ts'
import { account, chains as places } from '../devnet/places.ts'
import { createRandom } from '../devnet/random.ts'

export type Head = { readonly number: number; readonly hash: Hex; readonly time: number }

type ChainId = keyof typeof places

/** Late in a month, so that what is played crosses into the next one. */
const start = Date.parse('2026-01-31T20:00:00Z') / 1000

/** A real node that mines what a test tells it to, block by block. */
export async function playChain(
  chain: ChainId = 'filecoin',
  { chainId = places[chain].chainId as number, time = start } = {},
) {
  const { genesis, contracts } = places[chain]
  const node: Node = await startNode({ chainId, number: genesis, timestamp: time })
  const { rpc } = node
  const compiled = compileContracts()
  await rpc('anvil_setCode', '0x000000000000000000000000000000000057a6e0', compiled['Stage']?.code)
  for (const { address, contract } of contracts) await rpc('anvil_setCode', address, compiled[contract]?.code)

  const head = async (): Promise<Head> => {
    const block = await rpc<{ number: Hex; hash: Hex; timestamp: Hex }>(
      'eth_getBlockByNumber',
      'latest',
      false,
    )
    return { number: Number(block.number), hash: block.hash, time: Number(block.timestamp) }
  }

  /** One block with these calls, each a transaction. */
  async function mine(calls: readonly Call[] = [], seconds = 30): Promise<void> {
    for (const call of calls)
      await rpc('eth_sendTransaction', {
        from: account('sender'),
        to: call.to,
        data: call.data,
        gas: '0x1000000',
        gasPrice: '0x0',
      })
    // A time of its own and not the clock's: the same calls make the same blocks.
    time += seconds
    await rpc('evm_mine', { timestamp: time, blocks: 1 })
  }

  /** Takes the last blocks away; what is mined next is another fork. */
  async function rollBack(depth: number): Promise<void> {
    await rpc('anvil_rollback', depth)
    time = (await head()).time
  }

  return {
    ...node,
    chain,
    genesis,
    head,
    mine,
    rollBack,
    rollBackTo: async (height: number) => rollBack((await head()).number - height),
  }
}

export type PlayedChain = Awaited<ReturnType<typeof playChain>>

/** Payments on rails that come and go: what a block says hangs on blocks before it. Same seed, same events. */
export function playPayments(chain: PlayedChain, seed: string) {
  const random = createRandom(seed)
  let rails: (Rail & { block: number })[] = []
  let nextId = BigInt(random.int(1, 1000)) * 1_000_000n
  const [usdfc, axlUsdc] = places.filecoin.contracts.slice(1, 3).map(({ address }) => address as Hex)
  const tokens = ['0x0000000000000000000000000000000000000000', usdfc, axlUsdc, account('unlisted')] as Hex[]
  const payers = [account('one'), account('two'), '0xa5F90bc2AA73a2E0Bad4D7092a932644d5dD5d71'] as Hex[]

  async function block(): Promise<void> {
    const calls: Call[] = []
    const { number } = await chain.head()
    rails = rails.filter((rail) => rail.block <= number)
    if (rails.length === 0 || random.chance(0.2)) {
      const rail = {
        id: nextId++,
        payer: random.pick(payers),
        payee: account('payee'),
        token: random.pick(tokens),
        operator: account('operator'),
        commission: 0n,
        block: number + 1,
      }
      rails.push(rail)
      calls.push(createRail(rail))
    }
    const payments = Array.from({ length: random.int(0, 4) }, () => {
      const rail = random.pick(rails)
      const amount = random.big(1n, 10n ** 22n)
      return random.chance(0.5) ? settle(rail, amount) : payOnce(rail, amount)
    })
    // Some share a transaction, some have their own.
    if (payments.length > 1 && random.chance(0.5)) calls.push(together(payments))
    else calls.push(...payments)
    await chain.mine(calls)
  }

  return {
    blocks: async (count: number): Promise<void> => {
      for (let index = 0; index < count; index++) await block()
    },
    empty: async (count: number): Promise<void> => {
      for (let index = 0; index < count; index++) await chain.mine()
    },
  }
}
