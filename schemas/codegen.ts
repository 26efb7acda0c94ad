import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { Decimal: 'string', DateTime: 'string', Date: 'string' }

/** Types from the SDL: resolvers for the api, operations for the web. `npm run generate` writes both; a test compares. */
const config: CodegenConfig = {
  schema: 'schemas/schema.graphql',
  generates: {
    'schemas/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        scalars,
        useTypeImports: true,
        enumsAsTypes: true,
        contextType: '../../api/context.ts#Context',
      },
    },
  },
}

export default config
