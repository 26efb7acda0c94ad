import { ConfigError } from '../../schemas/errors.ts'
import type { BlockQuery } from './block-source.ts'

/**
 * Fields that a gateway always gives and a Portal only when asked for, by section. A Portal numbers the blocks of Solana by their
 * slots, and so does our gateway. The slot of the parent is asked for so that the order of blocks can be checked.
 * Source: https://beta.docs.sqd.dev/en/portal/solana/api
 */
const alwaysGiven: Readonly<Record<string, readonly string[]>> = {
  block: ['number', 'hash', 'parentNumber', 'parentHash'],
  transaction: ['transactionIndex'],
  instruction: ['transactionIndex', 'instructionAddress'],
  tokenBalance: ['transactionIndex', 'account'],
}

/** Filters that nothing of ours asks for, and whose answers nothing of ours checks. */
const untranslated = ['transactions', 'logs', 'balances', 'tokenBalances', 'rewards']

/** A gateway's query for Solana in the words of a Portal: instructions with their whole transactions. */
export function portalQueryOfSolana(query: BlockQuery): Record<string, unknown> {
  for (const name of untranslated)
    if (query[name] !== undefined)
      throw new ConfigError({ what: 'filter without a translation', got: name, expected: 'instructions' })
  const { fromBlock, toBlock, includeAllBlocks, instructions } = query
  const hasItems = Array.isArray(instructions)
  // The stream names fields of every section, and a Portal would send what none asked for.
  const sections = hasItems ? Object.keys(alwaysGiven) : ['block']
  const fields = sections.map((section) => {
    const always = (alwaysGiven[section] ?? []).map((name) => [name, true] as const)
    return [section, { ...Object.fromEntries(always), ...query.fields?.[section] }] as const
  })
  return {
    type: 'solana',
    fromBlock,
    ...(toBlock !== undefined && { toBlock }),
    ...(includeAllBlocks === true && { includeAllBlocks: true }),
    fields: Object.fromEntries(fields),
    ...(hasItems && { instructions }),
  }
}
