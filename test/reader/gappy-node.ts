import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Block = { number: string; hash: string; parentHash: string; logsBloom: string }
type Request = { id: number; method: string; params: unknown[] }
type Answer = { id: number; jsonrpc: string; result?: unknown; error?: { code: number; message: string } }

/**
 * A real node seen through Lotus's eyes: some heights have no block, and the next block's parent is the one before the gap.
 * No node that can be had here has such heights, so this is the one place where an answer of a node is changed.
 */
export async function openGappyNode(
  target: string,
  isEmpty: (height: number) => boolean,
  emptyAs: 'error' | 'null',
) {
  /** Heights that the node claims not to have though they have a block, as one that is behind does. */
  const behind = new Set<number>()

  async function ask(method: string, ...params: unknown[]): Promise<unknown> {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params }),
    })
    const { result, error } = (await response.json()) as Answer
    if (error !== undefined) throw error
    return result
  }

  async function show(block: Block | null): Promise<Block | null> {
    if (block === null) return null
    let below = Number(block.number) - 1
    while (isEmpty(below)) below -= 1
    const parent = (await ask(
      'eth_getBlockByNumber',
      `0x${Math.max(0, below).toString(16)}`,
      false,
    )) as Block | null
    return { ...block, parentHash: parent?.hash ?? block.parentHash, logsBloom: `0x${'ff'.repeat(256)}` }
  }

  async function answer({ method, params }: Request): Promise<unknown> {
    if (method === 'eth_getBlockByNumber') {
      const height = Number(params[0])
      if (behind.has(height)) return null
      if (isEmpty(height) && emptyAs === 'null') return null
      if (isEmpty(height)) throw { code: 12, message: `requested epoch was a null round (${height})` }
      return show((await ask(method, ...params)) as Block | null)
    }
    if (method === 'eth_getBlockByHash') return show((await ask(method, ...params)) as Block | null)
    if (method === 'eth_blockNumber') {
      let head = Number(await ask(method))
      while (isEmpty(head)) head -= 1
      return `0x${head.toString(16)}`
    }
    const result = await ask(method, ...params)
    if (method !== 'eth_getLogs') return result
    return (result as { blockNumber: string }[]).filter(({ blockNumber }) => !isEmpty(Number(blockNumber)))
  }

  const reply = async (request: Request): Promise<Answer> => {
    const base = { id: request.id, jsonrpc: '2.0' }
    return answer(request).then(
      (result) => ({ ...base, result }),
      (error) => ({ ...base, error }),
    )
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Request | Request[]
    const answers = Array.isArray(body) ? await Promise.all(body.map(reply)) : await reply(body)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behind,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
