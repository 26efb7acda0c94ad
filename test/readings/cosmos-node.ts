import { type Served, serve } from './serve.ts'

/** What the chain holds after a block, in micro-AKT. */
export type AkashState = { readonly supply: bigint; readonly minted: bigint }

export type CosmosNode = {
  readonly chainId?: string
  /** Times of its blocks in Unix milliseconds, which rise; the first is of block `firstHeight`. */
  readonly times: readonly number[]
  readonly firstHeight: number
  /** State after a block; undefined where the node has dropped it. */
  readonly stateAt: (height: number) => AkashState | undefined
  /** Blocks by which a state is of another block than was asked for, as behind a proxy that drops the height. */
  readonly offBy?: number
}

/**
 * Answers as a CometBFT node of Akash does: heights and 64-bit numbers as text, state as protobuf in base64, an error in the
 * response where a state is pruned. https://docs.cometbft.com/v0.38/spec/rpc
 */
export function serveCosmosNode(node: CosmosNode): Promise<Served> {
  const { chainId = 'akashnet-2', times, firstHeight, stateAt, offBy = 0 } = node
  const iso = (height: number) => new Date(times[height - firstHeight] ?? 0).toISOString()
  const last = firstHeight + times.length - 1
  return serve((_path, body) => {
    const { id, method, params } = JSON.parse(body)
    return JSON.stringify({ jsonrpc: '2.0', id, result: result(method, params) })
  })

  function result(method: string, params: Record<string, string>): object {
    const height = Number(params['height'])
    if (method === 'status')
      return {
        node_info: { network: chainId, version: '0.38.21' },
        sync_info: {
          latest_block_height: String(last),
          latest_block_time: iso(last),
          earliest_block_height: String(firstHeight),
          earliest_block_time: iso(firstHeight),
          catching_up: false,
        },
      }
    if (method === 'header')
      return { header: { chain_id: chainId, height: String(height), time: iso(height) } }
    const state = stateAt(height)
    if (state === undefined)
      return {
        response: {
          code: 38,
          log: `failed to load state at height ${height}; version does not exist (latest height: ${last})`,
          value: null,
          height: '0',
          codespace: 'sdk',
        },
      }
    const isBank =
      params['path'] === '/cosmos.bank.v1beta1.Query/SupplyOf' && params['data'] === '0a0475616b74'
    const value = isBank
      ? field(1, coin('uakt', state.supply))
      : field(
          1,
          Buffer.concat([
            field(1, coin('uakt', 5n)),
            field(2, coin('uact', 7n)),
            ...(state.minted > 0n ? [field(3, coin('uact', 9n)), field(3, coin('uakt', state.minted))] : []),
            field(4, coin('uakt', 11n)),
          ]),
        )
    return {
      response: {
        code: 0,
        log: '',
        index: '0',
        key: null,
        value: value.toString('base64'),
        height: String(height + offBy),
      },
    }
  }
}

const coin = (denom: string, amount: bigint) =>
  Buffer.concat([field(1, Buffer.from(denom)), field(2, Buffer.from(String(amount)))])

function field(number: number, bytes: Buffer): Buffer {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
  return Buffer.concat([Buffer.from([number * 8 + 2, ...varint(bytes.length)]), bytes])
}
