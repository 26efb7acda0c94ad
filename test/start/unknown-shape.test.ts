import { concat, type Hex, pad, toEventSelector } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { account, places } from '../devnet/places.ts'
import { createRpc } from '../devnet/rpc.ts'
import { readTruth } from '../devnet/truth.ts'
import { eventually } from '../eventually.ts'
import { type Product, startProduct } from '../product.ts'

/*
 * A contract that we read begins to say something else under the same name: one byte where an amount should stand. Going
 * on would make a wrong figure, so that chain stops and says where, and nothing else does.
 */

let devnet: Devnet
let product: Product

beforeAll(async () => {
  devnet = await startDevnet({ seed: 'shape', days: 2, chains: ['filecoin', 'polygon'] })
  product = await startProduct({ ...devnet.environment, HISTORY: 'off' })
}, 120_000)

afterAll(async () => {
  await product?.stop()
  await devnet?.stop()
})

/** A contract whose only deed, however it is called, is a Transfer to the burn address with one byte of data. */
function shortTransfer(): Hex {
  const push = (word: Hex) => concat(['0x7f', pad(word)])
  const topics = [places.burn, account('sender'), toEventSelector('Transfer(address,address,uint256)')]
  return concat([...topics.map((topic) => push(topic)), push('0x01'), push('0x00'), '0xa3', '0x00'])
}

async function movements(chain: string): Promise<unknown[]> {
  const result = await product.client.query({
    query: 'SELECT * FROM movements WHERE chain = {chain:String} ORDER BY block, position, fact',
    query_params: { chain },
    format: 'JSONEachRow',
  })
  return result.json()
}

const truthOf = async (chain: string) => {
  const rows = (await readTruth(devnet.chains)).filter((row) => row.chain === chain)
  return rows.reduce((sum, row) => sum + row.movements, 0)
}

const readAll = (chain: string, count: number) =>
  eventually(async () => ((await movements(chain)).length === count ? true : undefined), {
    what: `${count} movements of ${chain}`,
  })

type State = { network: string; source: string; chain: string; state: string; detail: string }

const states = async () =>
  (await product.graphql<{ coverage: State[] }>('{ coverage { network source chain state detail } }'))
    .coverage

test('a log of an unknown shape stops its chain, says where it stands, and leaves everything else alone', async () => {
  await readAll('polygon', await truthOf('polygon'))
  await readAll('filecoin', await truthOf('filecoin'))
  const before = await movements('polygon')

  const polygon = devnet.chains.polygon?.httpUrl ?? ''
  await createRpc(polygon)('anvil_setCode', places.geod, shortTransfer())
  const { number, transactions } = await devnet.play('polygon', {
    transactions: [[{ to: places.geod, data: '0x' }]],
  })

  const stopped = await eventually(
    async () =>
      (await states()).find(({ source, state }) => source === 'geod-polygon' && state === 'stopped'),
    { what: 'polygon stopped' },
  )
  expect(stopped.detail).toMatch(/got .*; expected .*; at /)
  expect(stopped.detail).toContain(
    `chain polygon, block ${number}, transaction ${transactions[0]}, log 0, network geodnet, source geod-polygon`,
  )
  const told = product.lines.filter((line) => line.includes('chain stopped'))
  expect(told).toHaveLength(1)
  expect(product.lines.join('\n')).not.toMatch(/^\s+at /m)

  // What was read before stays, and stays answerable.
  expect(await movements('polygon')).toEqual(before)
  expect((await states()).filter(({ chain }) => chain === 'filecoin').map(({ state }) => state)).toContain(
    'following',
  )
  const payment = await devnet.pay({ network: 'filecoin' })
  await eventually(
    async () => {
      const { movements: found } = await product.graphql<{ movements: { nodes: { transaction: string }[] } }>(
        '{ movements(filter: { network: "filecoin" }, first: 20) { nodes { transaction } } }',
      )
      return found.nodes.find(({ transaction }) => transaction === payment.hash)
    },
    { what: 'the next payment on the other chain' },
  )
})
