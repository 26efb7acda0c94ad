import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an endpoint does instead of answering, once each, in their order. */
export type Fault = 'error 500' | 'busy' | 'cut' | 'nonsense' | 'closed' | 'stalled'

export type Served = {
  readonly url: string
  /** Paths and bodies that were asked, in their order. */
  readonly asked: string[]
  /** Faults of the next questions. */
  readonly faults: Fault[]
  readonly stop: () => Promise<void>
}

/** An endpoint on loopback that answers text, and fails as it is told. */
export async function serve(answer: (path: string, body: string) => string): Promise<Served> {
  const asked: string[] = []
  const faults: Fault[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push(`${request.url} ${body}`)
    const fault = faults.shift()
    if (fault !== undefined) return fail(response, fault)
    response.setHeader('content-type', 'application/json')
    response.end(answer(request.url ?? '', body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    faults,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === 'closed') response.destroy()
  else if (fault === 'stalled') setTimeout(() => response.destroy(), 1500)
  else if (fault === 'error 500') response.writeHead(500).end('no')
  else if (fault === 'busy') response.writeHead(429, { 'retry-after': '0' }).end('slow down')
  else if (fault === 'nonsense') response.writeHead(200).end('<html>maintenance</html>')
  else {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('{"jsonrpc":"2.0","res')
    setTimeout(() => response.destroy(), 5)
  }
}
