import {
  type AbiEvent,
  type AbiParameterToPrimitiveType,
  decodeEventLog,
  encodeAbiParameters,
  encodeEventTopics,
} from 'viem'
import type { EvmLog, Hex } from '../../../schemas/decoder.ts'
import { DataError } from '../../../schemas/errors.ts'

type Arguments<event extends AbiEvent> = {
  readonly [input in event['inputs'][number] as input extends { name: infer name extends string }
    ? name
    : never]: AbiParameterToPrimitiveType<input>
}

/**
 * The arguments of one log of a static event. ABI decoders take what they need and overlook the rest (trailing data, dirty
 * upper bytes of an address), so the arguments are encoded again and must give the same log, byte for byte.
 */
export function decodeEvent<const event extends AbiEvent>(event: event, log: EvmLog): Arguments<event> {
  const { topics, data } = log
  const expected = `the topics and data of ${describe(event)}`
  const got = `${topics.length} topics [${topics.join(', ')}] and data ${data}`
  const refuse = (cause?: unknown) =>
    new DataError({ what: `log is no ${event.name}`, got, expected, where: locate(log), cause })
  let args: Record<string, unknown>
  try {
    // viem wants its own tuple type; it checks the number of topics itself.
    const decoded = decodeEventLog({ abi: [event as AbiEvent], topics: topics as [Hex], data, strict: true })
    args = decoded.args as unknown as Record<string, unknown>
  } catch (cause) {
    throw refuse(cause)
  }
  if (!sameLog(encode(event, args), log)) throw refuse()
  return args as Arguments<event>
}

/** Where a log stands, for a person with a block explorer. */
export function locate({ address, block, transactionHash, logIndex }: EvmLog): string {
  return `contract ${address}, block ${block}, transaction ${transactionHash}, log ${logIndex}`
}

/** A log that passed the filter and has none of the decoder's topics: the reader and the decoder disagree. */
export function unknownEvent(log: EvmLog, expected: string): DataError {
  return new DataError({ what: 'log of an unknown event', got: log.topics[0], expected, where: locate(log) })
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

function describe({ name, inputs }: AbiEvent): string {
  return `${name}(${inputs.map(({ type, indexed }) => `${type}${indexed ? ' indexed' : ''}`).join(', ')})`
}
