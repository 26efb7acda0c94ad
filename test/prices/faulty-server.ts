import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

type Answer = { readonly status?: number; readonly body: string } | 'hang'

/** What the server says to a request; the texts are written out, because a number of ours would be a float. */
export type Respond = (url: URL) => Answer

export const quotesOf = (coins: Readonly<Record<string, { price: string; timestamp: number | string }>>) => ({
  body: `{"coins":{${Object.entries(coins)
    .map(
      ([coin, { price, timestamp }]) =>
        `"coingecko:${coin}":{"decimals":18,"symbol":"X","price":${price},"timestamp":${timestamp},"confidence":0.99}`,
    )
    .join(',')}}}`,
})

export const chartOf = (coin: string, prices: readonly (readonly [timestamp: number, price: string])[]) => ({
  body: `{"coins":{"coingecko:${coin}":{"symbol":"X","confidence":0.99,"prices":[${prices
    .map(([timestamp, price]) => `{"timestamp":${timestamp},"price":${price}}`)
    .join(',')}]}}}`,
})

/** The coins API as it is documented, with the faults that a test asks for. */
export async function startPriceServer(initial: Respond) {
  let respond = initial
  const asked: URL[] = []
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(decodeURIComponent(request.url ?? '/'), 'http://127.0.0.1')
    asked.push(url)
    const answer = respond(url)
    if (answer === 'hang') return
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
    response.end(answer.body)
  }
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    respondWith: (next: Respond) => {
      respond = next
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type PriceServer = Awaited<ReturnType<typeof startPriceServer>>
