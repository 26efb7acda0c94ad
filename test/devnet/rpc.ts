export type Rpc = <T>(method: string, ...params: unknown[]) => Promise<T>

/** Plain JSON-RPC, one request at a time: a node answers a batch in any order, and here the order is the scenario. */
export function createRpc(url: string): Rpc {
  let id = 0
  return async <T>(method: string, ...params: unknown[]): Promise<T> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params }),
    })
    const answer = (await response.json()) as { result: T; error?: { message: string } }
    if (answer.error !== undefined)
      throw new Error(`${method} failed; got ${answer.error.message}; at ${url}`)
    return answer.result
  }
}
