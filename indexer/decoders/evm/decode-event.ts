import { type AbiEvent, type AbiParameterToPrimitiveType, toEventSelector } from 'viem'
import type { EvmLog } from '../../../schemas/decoder.ts'
import { DataError } from '../../../schemas/errors.ts'
import { decodeByEncoding } from './decode-by-encoding.ts'
import { type WordReader, wordReader } from './word-reader.ts'

type Arguments<event extends AbiEvent> = {
  readonly [input in event['inputs'][number] as input extends { name: infer name extends string }
    ? name
    : never]: AbiParameterToPrimitiveType<input>
}

/** An event as its words stand in a log: those of the topics after the first, then those of the data. */
type Words = { readonly topic: string; readonly indexed: readonly Word[]; readonly plain: readonly Word[] }
type Word = { readonly name: string; readonly read: WordReader }

/** By event; undefined for an event that is not made of single words. */
const known = new WeakMap<AbiEvent, { readonly words: Words | undefined }>()

/**
 * The arguments of one log of an event. ABI decoders take what they need and overlook the rest (trailing data, dirty upper
 * bytes of an address); here a log is refused unless it is, byte for byte, what its arguments encode to. Addresses come in
 * either case.
 */
export function decodeEvent<const event extends AbiEvent>(event: event, log: EvmLog): Arguments<event> {
  let shape = known.get(event)
  if (shape === undefined) {
    shape = { words: wordsOf(event) }
    known.set(event, shape)
  }
  const args = shape.words === undefined ? decodeByEncoding(event, log) : readWords(shape.words, log)
  if (args === undefined) throw refuse(event, log)
  return args as Arguments<event>
}

/** A word has one right encoding of each value, so a log of the right length whose words are right is right. */
function readWords({ topic, indexed, plain }: Words, { topics, data }: EvmLog) {
  if (topics.length !== indexed.length + 1 || topics[0] !== topic) return undefined
  if (data.length !== 2 + 64 * plain.length || !data.startsWith('0x')) return undefined
  const args: Record<string, unknown> = {}
  let next = 1
  for (const { name, read } of indexed) {
    const topic = topics[next++] ?? ''
    const value = topic.length === 66 && topic.startsWith('0x') ? read(topic, 2) : undefined
    if (value === undefined) return undefined
    args[name] = value
  }
  let at = 2
  for (const { name, read } of plain) {
    const value = read(data, at)
    if (value === undefined) return undefined
    args[name] = value
    at += 64
  }
  return args
}

function wordsOf(event: AbiEvent): Words | undefined {
  const words = event.inputs.map(({ name, type, indexed = false }) => ({
    name,
    read: wordReader(type),
    indexed,
  }))
  const isWord = (word: (typeof words)[number]): word is Word & { indexed: boolean } =>
    word.name !== undefined && word.read !== undefined
  if (!words.every(isWord)) return undefined
  return {
    topic: toEventSelector(event),
    indexed: words.filter(({ indexed }) => indexed),
    plain: words.filter(({ indexed }) => !indexed),
  }
}

function refuse(event: AbiEvent, log: EvmLog): DataError {
  const { topics, data } = log
  return new DataError({
    what: `log is no ${event.name}`,
    got: `${topics.length} topics [${topics.join(', ')}] and data ${data}`,
    expected: `the topics and data of ${describe(event)}`,
    where: locate(log),
  })
}

/** Where a log stands, for a person with a block explorer. */
export function locate({ address, block, transactionHash, logIndex }: EvmLog): string {
  return `contract ${address}, block ${block}, transaction ${transactionHash}, log ${logIndex}`
}

/** A log that passed the filter and has none of the decoder's topics: the reader and the decoder disagree. */
export function unknownEvent(log: EvmLog, expected: string): DataError {
  return new DataError({ what: 'log of an unknown event', got: log.topics[0], expected, where: locate(log) })
}

function describe({ name, inputs }: AbiEvent): string {
  return `${name}(${inputs.map(({ type, indexed }) => `${type}${indexed ? ' indexed' : ''}`).join(', ')})`
}
