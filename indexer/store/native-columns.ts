const chunkBytes = 128 * 1024

/** A column of a block of ClickHouse's Native format: its type, and its values as bytes, which are forgotten once they are taken. */
export type Column = { readonly type: string; readonly take: () => readonly Buffer[] }

/**
 * A block of the Native format: the rows of a table column by column, as the engine itself holds them, so that there is
 * nothing to parse. Its description: https://clickhouse.com/docs/interfaces/formats/Native
 */
export function encodeBlock(columns: Readonly<Record<string, Column>>, rows: number): Buffer[] {
  const named = Object.entries(columns)
  return [
    Buffer.from([...lengthOf(named.length), ...lengthOf(rows)]),
    ...named.flatMap(([name, { type, take }]) => [encodeText(name), encodeText(type), ...take()]),
  ]
}

/** Any texts. Written byte by byte as they come: what is kept is nothing for the garbage collector. */
export function openTexts() {
  const bytes = openBytes()
  return {
    type: 'String',
    add: bytes.text,
    take: bytes.take,
  }
}

/** Texts of which there are few: each is written once, and a number for every row. */
export function openWords() {
  let numbers = new Map<string, number>()
  let rows: number[] = []
  let last = ''
  let lastNumber: number | undefined

  return {
    type: 'LowCardinality(String)',
    add: (word: string): void => {
      if (lastNumber === undefined || word !== last) {
        lastNumber = numbers.get(word) ?? numbers.size
        numbers.set(word, lastNumber)
        last = word
      }
      rows.push(lastNumber)
    },
    take: (): Buffer[] => {
      const words = [...numbers.keys()].map(encodeText)
      const taken = [
        ...dictionaryHead(words.length),
        ...words,
        encodeIntegers([rows.length], 8),
        encodeIntegers(rows, widthOf(words.length)),
      ]
      numbers = new Map()
      rows = []
      lastNumber = undefined
      return taken
    },
  }
}

/** Whole numbers from 0 on, of so many bits: 64 as far as JavaScript counts exactly. */
export function openIntegers(bits: 8 | 32 | 64, type = `UInt${bits}`) {
  let rows: number[] = []
  return {
    type,
    add: (value: number): void => {
      rows.push(value)
    },
    take: (): Buffer[] => {
      const taken = [encodeIntegers(rows, (bits / 8) as 1 | 4 | 8)]
      rows = []
      return taken
    },
  }
}

/** Decimal(76, S) by its integer of 10^-S; what is beyond 76 digits is not looked for here. */
export function openDecimals(scale: number) {
  const bytes = openBytes()
  return { type: `Decimal(76, ${scale})`, add: bytes.int256, take: bytes.take }
}

/** A column that may have no value: then another one, which is not looked at, stands in its place. */
export function openNullable<T>(column: Column & { readonly add: (value: T) => void }, nothing: NoInfer<T>) {
  const isNull = openIntegers(8)
  return {
    type: `Nullable(${column.type})`,
    add: (value: T | null): void => {
      isNull.add(value === null ? 1 : 0)
      column.add(value ?? nothing)
    },
    take: (): Buffer[] => [...isNull.take(), ...column.take()],
  }
}

/** Bytes that grow by pieces of memory, so that nothing is copied when they do. */
function openBytes() {
  let full: Buffer[] = []
  let chunk = Buffer.allocUnsafe(0)
  let at = 0

  function reserve(bytes: number): void {
    if (at + bytes <= chunk.length) return
    if (at > 0) full.push(chunk.subarray(0, at))
    chunk = Buffer.allocUnsafe(Math.max(chunkBytes, bytes))
    at = 0
  }

  function writeLength(length: number): void {
    let rest = length
    for (; rest > 127; rest >>>= 7) chunk[at++] = (rest & 127) | 128
    chunk[at++] = rest
  }

  /** Characters beyond ASCII among it. */
  function writeAny(text: string): void {
    const length = Buffer.byteLength(text)
    reserve(length + 5)
    writeLength(length)
    at += chunk.write(text, at)
  }

  return {
    text: (text: string): void => {
      const { length } = text
      reserve(length + 5)
      const start = at
      writeLength(length)
      const bytes = chunk
      let to = at
      for (let index = 0; index < length; index++) {
        const code = text.charCodeAt(index)
        if (code > 127) {
          at = start
          writeAny(text)
          return
        }
        bytes[to++] = code
      }
      at = to
    },
    int256: (value: bigint): void => {
      reserve(32)
      let rest = value
      for (let word = 0; word < 4; word++) {
        if (rest === 0n) chunk.fill(0, at, at + 8)
        else chunk.writeBigUInt64LE(BigInt.asUintN(64, rest), at)
        at += 8
        rest >>= 64n
      }
    },
    take: (): Buffer[] => {
      // A copy of the rest: the piece is written on, and most rests are of a few rows.
      const taken = at === 0 ? full : [...full, Buffer.from(chunk.subarray(0, at))]
      full = []
      at = 0
      return taken
    },
  }
}

function lengthOf(length: number): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, ...lengthOf(length >>> 7)]
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from(lengthOf(bytes.length)), bytes])
}

const widthOf = (words: number): 1 | 2 | 4 => (words <= 2 ** 8 ? 1 : words <= 2 ** 16 ? 2 : 4)

/** Version 1; keys of this block alone, whose numbers are 0: bytes, 1: two of them, 2: four; how many keys. */
function dictionaryHead(words: number): Buffer[] {
  const ownKeys = 2 ** 9
  return [encodeIntegers([1, ownKeys + Math.log2(widthOf(words)), words], 8)]
}

/** Little-endian, as every machine is that the engine runs on. */
function encodeIntegers(values: readonly number[], width: 1 | 2 | 4 | 8): Buffer {
  if (width === 8)
    return bytesOf(Uint32Array.from({ length: values.length * 2 }, (_, half) => halfOf(values, half)))
  const Words = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[width]
  return bytesOf(new Words(values))
}

const halfOf = (values: readonly number[], half: number): number => {
  const value = values[half >> 1] as number
  return half % 2 === 0 ? value >>> 0 : Math.floor(value / 2 ** 32)
}

const bytesOf = ({ buffer }: Uint8Array | Uint16Array | Uint32Array): Buffer => Buffer.from(buffer)
