import { createHash } from 'node:crypto'
import type { NetworkDefinition } from '../../schemas/network.ts'

/** What makes the numbers of a network, as text: no names, colours, links or explanations, and of code its name and version. */
export function rulesOf({
  sources,
  readings,
  tokens,
  revenue,
  splits,
  exclusions,
  excludedTransactions,
}: NetworkDefinition): string {
  const rules = { sources, readings, tokens, revenue, splits, exclusions, excludedTransactions }
  return JSON.stringify(rules, (key, value) => {
    if (['why', 'what', 'source', 'link', 'url', 'name'].includes(key) && typeof value === 'string')
      return undefined
    if (key === 'decoder' && value !== null) return `${value.name}@${value.version}`
    return typeof value === 'bigint' ? String(value) : value
  })
}

export const hashOf = (rules: string) => createHash('sha256').update(rules).digest('hex')

/** Of each network the version of its method and the hash of its rules. */
export type Written = Readonly<Record<string, { readonly version: number; readonly rules: string }>>

/** Why a network's rules and the version of its method do not fit to what is written down; undefined where they do. */
export function complaintOf(network: NetworkDefinition, written: Written): string | undefined {
  const known = written[network.id]
  const rules = hashOf(rulesOf(network))
  // A network that is new needs no line before its rules change for the first time.
  if (known === undefined || known.rules === rules)
    return known !== undefined && known.version !== network.methodVersion
      ? `methodVersion of ${network.id} is ${network.methodVersion}, its rules are those of version ${known.version}`
      : undefined
  return network.methodVersion > known.version
    ? `rules of ${network.id} have a new version that is not written down: npm run rules`
    : `rules of ${network.id} changed, and methodVersion is still ${network.methodVersion}: raise it`
}
