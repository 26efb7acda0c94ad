import { readFileSync } from 'node:fs'
import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor'
import { createSchema, createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Context } from './context.ts'
import { maskFailure } from './failure.ts'
import type { Limits } from './limits.ts'
import { resolvers } from './resolvers/index.ts'

/** The API contract: what clients generate from. */
export const typeDefs = readFileSync(new URL('../schemas/schema.graphql', import.meta.url), 'utf8')

const exampleQuery = readFileSync(new URL('./example.graphql', import.meta.url), 'utf8')

/** The GraphQL endpoint: SDL first, limits on, unknown errors masked. Answers a fetch Request, with no port needed. */
export function createEndpoint(options: {
  readonly limits: Limits
  readonly log: Logger
  readonly contextOf: (signal: AbortSignal) => Context
}) {
  const { limits, log, contextOf } = options
  return createYoga({
    schema: createSchema<Context>({ typeDefs, resolvers }),
    context: ({ request }) => contextOf(request.signal),
    graphqlEndpoint: '/graphql',
    landingPage: false,
    // The page brings its own script and style: it works without the internet, and is large, so it is loaded when asked for.
    renderGraphiQL: async (options) => {
      const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
      return renderGraphiQL(options)
    },
    graphiql: { title: 'Depindex GraphQL', defaultQuery: exampleQuery },
    // Read-only and keyless: any page may ask, none with the reader's cookies.
    cors: { origin: '*', credentials: false, methods: ['GET', 'POST', 'OPTIONS'] },
    batching: false,
    logging: false,
    maskedErrors: { maskError: (error) => maskFailure(error, log) },
    plugins: [
      EnvelopArmorPlugin({
        maxDepth: { n: limits.depth, ignoreIntrospection: true },
        maxTokens: { n: limits.tokens },
        maxAliases: { n: limits.aliases },
        maxDirectives: { n: limits.directives },
        costLimit: { enabled: false },
        blockFieldSuggestion: { enabled: false },
      }),
    ],
  })
}
