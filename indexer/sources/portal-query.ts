import { ConfigError } from '../../schemas/errors.ts'
import type { BlockQuery } from './block-source.ts'

/** Fields that a gateway always gives and a Portal only when asked for, by section of the query. */
const alwaysGiven: Readonly<Record<string, readonly string[]>> = {
  block: ['number', 'hash', 'parentHash'],
  log: ['logIndex', 'transactionIndex'],
  transaction: ['transactionIndex'],
}

/** The filters that need a section of fields. A Portal refuses fields that it does not know, so the others stay out. */
const sectionOf: Readonly<Record<string, string>> = { logs: 'log', transactions: 'transaction' }

/** A gateway's query for an EVM chain in the words of a Portal. Other families have other sections and the same frame. */
export function portalQueryOfEvm(query: BlockQuery): Record<string, unknown> {
  for (const name of ['traces', 'stateDiffs'])
    if (query[name] !== undefined)
      throw new ConfigError({
        what: 'filter without a translation',
        got: name,
        expected: Object.keys(sectionOf).join(', '),
      })
  const filters = Object.keys(sectionOf).filter((filter) => Array.isArray(query[filter]))
  // Logs bring their transactions where a filter asks for them.
  const sections = ['block', ...filters.map((filter) => sectionOf[filter] as string)]
  const fields = Object.fromEntries(
    sections.map((section) => [
      section,
      {
        ...Object.fromEntries((alwaysGiven[section] ?? []).map((name) => [name, true])),
        ...query.fields?.[section],
      },
    ]),
  )
  return {
    type: 'evm',
    fromBlock: query.fromBlock,
    ...(query.toBlock !== undefined && { toBlock: query.toBlock }),
    ...(query.includeAllBlocks === true && { includeAllBlocks: true }),
    fields,
    ...Object.fromEntries(filters.map((filter) => [filter, query[filter]])),
  }
}
