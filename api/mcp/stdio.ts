import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { askThrough } from './ask.ts'
import { createMcpServer } from './server.ts'

/* `npm run -s mcp -- [--of <address>]`: the tools on stdin and stdout, over a Depindex that runs. */

function readArguments() {
  try {
    return parseArgs({ options: { of: { type: 'string', default: 'http://localhost:4000' } } }).values
  } catch (error) {
    // stdout belongs to the protocol.
    process.stderr.write(`No tools: ${(error as Error).message}; expected --of <address of a Depindex>\n`)
    process.exit(1)
  }
}

const values = readArguments()
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const ask = askThrough(async (body) => {
  try {
    return await fetch(new URL('/graphql', values.of), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(60_000),
    })
  } catch (error) {
    throw new Error(
      `No Depindex answers at ${values.of} (${(error as Error).message}): start one with "npm start", or name another with --of`,
      { cause: error },
    )
  }
})

await createMcpServer(ask, version).connect(new StdioServerTransport())
