import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../schemas/clickhouse/question.ts'
import type { NetworkDefinition } from '../schemas/network.ts'
import { clearFigures } from './figures.ts'

const knownImports = readQuestion(new URL('./queries/known_imports.sql', import.meta.url))
const unknownNetworks = readQuestion(new URL('./queries/unknown_networks.sql', import.meta.url))
const markAll = readQuestion(new URL('../schemas/clickhouse/figures/mark_all.sql', import.meta.url))

/**
 * Marks all months of the networks whose rules are not those that made their figures: a changed definition, changed
 * statements, or changed published history, told by its checksum. Figures of networks that are not defined any more go. Gives the ids of the marked networks.
 */
export async function markChanged(
  client: ClickHouseClient,
  networks: readonly NetworkDefinition[],
  history: string,
): Promise<string[]> {
  for (const { network } of await ask<{ network: string }>(client, unknownNetworks))
    await clearFigures(client, network)
  const statements = hashOfStatements()
  const changed: { name: string; checksum: string; id: string }[] = []
  for (const network of networks) {
    const name = `rules of ${network.id}`
    const checksum = createHash('sha256')
      .update(statements)
      .update(history)
      .update(describe(network))
      .digest('hex')
    const known = await ask<{ checksum: string }>(client, knownImports, { name })
    if (known[0]?.checksum !== checksum) changed.push({ name, checksum, id: network.id })
  }
  if (changed.length === 0) return []
  await command(client, markAll, { networks: changed.map(({ id }) => id) }, { seconds: 60 })
  await client.insert({
    table: 'imports',
    values: changed.map(({ name, checksum }) => ({ name, checksum })),
    format: 'JSONEachRow',
  })
  return changed.map(({ id }) => id)
}

/** A decoder is code: its name and version stand for it. */
function describe(network: NetworkDefinition): string {
  return JSON.stringify(network, (key, value) =>
    key === 'decoder' && value !== null ? `${value.name}@${value.version} ${value.setup ?? ''}` : value,
  )
}

function hashOfStatements(): string {
  const hash = createHash('sha256')
  for (const folder of ['figures', 'views']) {
    const url = new URL(`../schemas/clickhouse/${folder}/`, import.meta.url)
    for (const file of readdirSync(url).sort()) hash.update(readFileSync(new URL(file, url)))
  }
  return hash.digest('hex')
}
