import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { ConfigError, DataError } from '../../schemas/errors.ts'
import { reasonOf } from '../supervisor/reason.ts'
import type { BlockQuery, BlockSource, SourceBlock } from './block-source.ts'
import { ConflictError } from './portal-request.ts'

export type Gateway = {
  /** What a processor is given as its gateway: http://127.0.0.1:40123/arbitrum */
  readonly urlOf: (chain: string) => string
  readonly close: () => Promise<void>
}

const Query = z.looseObject({
  fromBlock: z.number().int().nonnegative(),
  toBlock: z.number().int().nonnegative().optional(),
})

/**
 * The gateway protocol of @subsquid's processors on loopback, over any sources of blocks: EVM, Solana and Substrate ask the
 * same three questions. Every reader of this machine asks here, so that one budget holds for all of them.
 *
 * GET /height is text; GET /<from>/worker names where to ask; POST there gives a JSON array of blocks of which the last ends
 * what is covered. 503 is asked again by the processor; 409 (the chain must be looked at again) and 422 (a person must act)
 * end the reader, which is started again and finds out.
 * `onState` hears of each trouble, and once more, without a detail, when it is over.
 */
export async function startGateway(
  sources: ReadonlyMap<string, BlockSource>,
  onState: (chain: string, detail: string | undefined) => void,
): Promise<Gateway> {
  const app = new Hono()
  /** By chain and question: an answer to one says nothing of another. */
  const troubles = new Map<string, Map<string, string>>()

  function note(chain: string, question: string, detail: string | undefined): void {
    const ofChain = troubles.get(chain) ?? new Map<string, string>()
    troubles.set(chain, ofChain)
    const hadAny = ofChain.size > 0
    if (detail === undefined) ofChain.delete(question)
    else ofChain.set(question, detail)
    const left = [...ofChain.values()].at(-1)
    if (hadAny || left !== undefined) onState(chain, left)
  }

  async function answer(
    chain: string,
    question: string,
    ask: (source: BlockSource) => Promise<Response>,
  ): Promise<Response> {
    const source = sources.get(chain)
    if (source === undefined) return new Response(`no source for chain ${chain}`, { status: 404 })
    try {
      const response = await ask(source)
      note(chain, question, undefined)
      return response
    } catch (error) {
      const detail = reasonOf(error)
      note(chain, question, detail)
      return new Response(detail, { status: statusOf(error) })
    }
  }

  app.get('/:chain/height', ({ req }) =>
    answer(req.param('chain'), 'height', async (source) => new Response(String(await source.height()))),
  )
  app.get('/:chain/floor', ({ req }) =>
    answer(req.param('chain'), 'floor', async (source) => new Response(String(await source.floor()))),
  )
  app.get('/:chain/suspect', ({ req }) =>
    answer(req.param('chain'), 'suspect', async (source) => new Response(String(source.suspect?.() ?? -1))),
  )
  app.post('/:chain/trust', ({ req }) =>
    answer(req.param('chain'), 'trust', async (source) => {
      source.trust?.()
      return new Response('')
    }),
  )
  app.get('/:chain/:from/worker', ({ req }) => {
    const { origin } = new URL(req.url)
    return new Response(`${origin}/${req.param('chain')}/blocks`)
  })
  app.post('/:chain/blocks', async ({ req }) => {
    const query = Query.safeParse(await req.json().catch(() => undefined))
    if (!query.success) return new Response(z.prettifyError(query.error), { status: 400 })
    return answer(req.param('chain'), 'blocks', async (source) => {
      const blocks = await source.read(query.data as BlockQuery)
      return new Response(arrayOf(blocks), { headers: { 'content-type': 'application/json' } })
    })
  })

  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve, reject) => {
      const listening = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
        resolve({ server: listening, port: info.port }),
      )
      listening.once('error', reject)
    },
  )
  return {
    urlOf: (chain) => `http://127.0.0.1:${port}/${chain}`,
    close: async () => {
      for (const source of sources.values()) source.close()
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}

const [open, comma, close] = ['[', ',', ']'].map((mark) => Buffer.from(mark)) as [Buffer, Buffer, Buffer]

/** The blocks as they came, as one JSON array: nothing is parsed and written again on the way. */
function arrayOf(blocks: readonly SourceBlock[]): Buffer<ArrayBuffer> {
  const pieces = blocks.flatMap(({ json }) => [comma, typeof json === 'string' ? Buffer.from(json) : json])
  return Buffer.concat([open, ...pieces.slice(1), close])
}

function statusOf(error: unknown): number {
  if (error instanceof ConflictError) return 409
  return error instanceof ConfigError || error instanceof DataError ? 422 : 503
}
