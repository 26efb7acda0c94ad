import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../schemas/clickhouse/question.ts'
import { ConfigError } from '../schemas/errors.ts'

const readEnvironment = readQuestion(new URL('./queries/read_environment.sql', import.meta.url))

/** Real chains unless somebody says that they are not. */
export function environmentOf(env: NodeJS.ProcessEnv): string {
  const name = env['DEPINDEX_ENVIRONMENT'] || 'mainnet'
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new ConfigError({
      what: 'setting not understood',
      got: name,
      expected: 'mainnet, devnet or a name of yours, in lower case letters, digits and hyphens',
      where: 'DEPINDEX_ENVIRONMENT',
    })
  return name
}

/**
 * Marks a new database with what it is filled from. Throws ConfigError for a database that was filled from something else:
 * fictional figures would stand as real ones.
 */
export async function claimEnvironment(client: ClickHouseClient, environment: string): Promise<void> {
  const [row] = await ask<{ environment: string }>(client, readEnvironment)
  if (row?.environment === environment) return
  if (row !== undefined)
    throw new ConfigError({
      what: 'database of another environment',
      got: row.environment,
      expected: `${environment}. Nothing was changed; choose another DATA_DIR or CLICKHOUSE_DATABASE, or set DEPINDEX_ENVIRONMENT`,
    })
  await client.insert({ table: 'environments', format: 'JSONEachRow', values: [{ environment }] })
}
