import { type AbiEvent, decodeEventLog, encodeAbiParameters, encodeEventTopics } from 'viem'
import type { EvmLog, Hex } from '../../../schemas/decoder.ts'

/**
 * The arguments of a log of any event, or undefined where the log is not, byte for byte, what they encode to. viem decodes
 * what it needs and overlooks the rest, so they are encoded again and compared: right for every type, and a hundred times
 * the work of looking at words.
 */
export function decodeByEncoding(event: AbiEvent, log: EvmLog): Record<string, unknown> | undefined {
  try {
    // viem wants its own tuple type; it checks the number of topics itself.
    const { args } = decodeEventLog({
      abi: [event],
      topics: log.topics as [Hex],
      data: log.data,
      strict: true,
    }) as unknown as { args: Record<string, unknown> }
    return sameLog(encode(event, args), log) ? args : undefined
  } catch {
    return undefined
  }
}

function encode(event: AbiEvent, args: Record<string, unknown>) {
  const plain = event.inputs.filter(({ indexed }) => !indexed)
  return {
    topics: encodeEventTopics({ abi: [event], eventName: event.name, args }),
    data: encodeAbiParameters(
      plain,
      plain.map(({ name }) => args[name ?? '']),
    ),
  }
}

function sameLog(encoded: { topics: readonly unknown[]; data: string }, log: EvmLog): boolean {
  return (
    encoded.data === log.data.toLowerCase() &&
    encoded.topics.length === log.topics.length &&
    encoded.topics.every((topic, index) => topic === log.topics[index]?.toLowerCase())
  )
}
