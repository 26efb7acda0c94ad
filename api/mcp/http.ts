import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Ask } from './ask.ts'
import { createMcpServer } from './server.ts'

/** One call, one answer: nothing is kept between them, so any process of the api can take the next one. */
export async function answerMcp(request: Request, ask: Ask, version: string): Promise<Response> {
  const server = createMcpServer(ask, version)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
