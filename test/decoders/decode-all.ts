import type { Decoded, EvmDecoder, EvmLog, LogFilter } from '../../schemas/decoder.ts'
import type { Reference } from '../../schemas/movement.ts'

/** What a reader does with the logs of one source: those that pass a filter are decoded in order, references kept. */
export function decodeAll(decoder: EvmDecoder, logs: readonly EvmLog[]): ({ log: EvmLog } & Decoded)[] {
  const kept = new Map<string, Reference>()
  return logs
    .filter((log) => decoder.filters.some((filter) => passes(filter, log)))
    .map((log) => {
      const decoded = decoder.decode(log, (kind, key) => kept.get(`${kind}:${key}`))
      for (const reference of decoded.references) kept.set(`${reference.kind}:${reference.key}`, reference)
      return { log, ...decoded }
    })
}

export function passes({ topic0, topic1, topic2, topic3 }: LogFilter, { topics }: EvmLog): boolean {
  return [topic0, topic1, topic2, topic3].every((wanted, index) => {
    const topic = topics[index]
    return wanted === undefined || (topic !== undefined && wanted.includes(topic))
  })
}
