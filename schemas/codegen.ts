import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { Decimal: 'string', DateTime: 'string', Date: 'string' }

const forPages = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    scalars: { ...scalars, ID: 'string' },
    useTypeImports: true,
    enumsAsTypes: true,
    documentMode: 'string',
    pureMagicComment: true,
  },
}

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
        mappers: {
          Market: '../../api/rows.ts#MarketRow',
          SourceCoverage: '../../api/rows.ts#CoverageRow',
          Network: '../../api/rows.ts#NetworkRow',
          Methodology: '../../api/rows.ts#NetworkRow',
          Sector: '../../api/resolvers/sector.ts#SectorAsked',
          Provenance: '../../api/resolvers/provenance.ts#ProvenanceAnswer',
        },
      },
    },
    'web/src/lib/generated/operations.ts': {
      documents: 'web/src/**/*.graphql',
      ...forPages,
    },
    // A module is loaded whole: who looks at the sector must not wait for the questions of all other pages.
    'web/src/lib/generated/first-view.ts': {
      documents: ['web/src/lib/sector/*.graphql', 'web/src/lib/api/*.graphql'],
      ...forPages,
    },
  },
}

export default config
