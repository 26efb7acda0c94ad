import { type Served, serve } from './serve.ts'

/** Four blocks a second, as on Arbitrum. */
const perSecond = 4
const genesis = Date.parse('2026-01-01T00:00:00Z') / 1000

const hex = (value: number) => `0x${value.toString(16)}`
export const timeOf = (block: number) => genesis + Math.floor(block / perSecond)

/** An EVM endpoint with blocks up to `head`; `count` tells what a contract answers at a block, or nothing for a state that is gone. */
export function serveEvm(head: string, count: (block: number) => number | undefined): Promise<Served> {
  const newest = (Date.parse(head) / 1000 - genesis) * perSecond
  return serve((_path, body) => {
    const { id, method, params } = JSON.parse(body)
    if (method === 'eth_getBlockByNumber') {
      const number = params[0] === 'latest' ? newest : Number(params[0])
      return JSON.stringify({
        jsonrpc: '2.0',
        id,
        result: { number: hex(number), timestamp: hex(timeOf(number)), hash: '0x' },
      })
    }
    const told = count(Number(params[1]))
    return JSON.stringify(
      told === undefined
        ? { jsonrpc: '2.0', id, error: { code: -32000, message: 'missing trie node' } }
        : { jsonrpc: '2.0', id, result: `0x${told.toString(16).padStart(64, '0')}` },
    )
  })
}
