import { type NetworkDefinition, ownTokenOf } from '../../schemas/network.ts'

/** What every network answers: by a figure that is read, or by a sentence that its page shows. */
export const kinds = ['payments', 'burns', 'emissions', 'utilization', 'market'] as const
export type Kind = (typeof kinds)[number]

/** The sentence of the methodology that stands where there is no figure; the page itself says it of a market. */
const sentences = {
  payments: 'fees',
  burns: 'burned',
  emissions: 'emitted',
  utilization: 'utilization',
} as const

/** Ids of what tells a kind of a network: sources and readings that count, receivers that are counted, the token with a market. */
export function tellersOf(network: NetworkDefinition, kind: Kind): string[] {
  const { sources, readings, recipients, revenue } = network
  if (kind === 'market') return [ownTokenOf(network) ?? []].flat()
  if (kind === 'utilization') return recipients
  const fact = { payments: revenue?.fact, burns: 'burn', emissions: 'emission' }[kind]
  return [
    ...sources.filter(
      ({ decoder, excluded, facts }) =>
        decoder !== null && excluded === undefined && facts.some((one) => one === fact),
    ),
    ...readings.filter(({ counters }) => counters.some((counter) => counter.fact === fact)),
  ].map(({ id }) => id)
}

/** Why there is nothing of a kind, or how it is told; empty where nobody wrote it. */
export function reasonOf({ methodology }: NetworkDefinition, kind: Kind): string {
  return kind === 'market' ? '' : (methodology[sentences[kind]] ?? '')
}

/** The kinds of which a network has neither: a sentence that says of nothing that it is not there is no reason. */
export function unansweredOf(network: NetworkDefinition): Kind[] {
  return kinds.filter(
    (kind) =>
      tellersOf(network, kind).length === 0 &&
      !/\b(no|not|none|nothing|neither|nor)\b/i.test(reasonOf(network, kind)) &&
      // Gauges do not say in the definition what they are of: the sentence names them.
      !(kind === 'utilization' && network.readings.length > 0 && reasonOf(network, kind) !== ''),
  )
}

/** The network without one of its sentences. */
export function withoutReason(network: NetworkDefinition, kind: Kind): NetworkDefinition {
  if (kind === 'market') return network
  return { ...network, methodology: { ...network.methodology, [sentences[kind]]: '' } }
}
