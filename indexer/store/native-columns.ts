const chunkBytes = 128 * 1024
/** Of so many characters, a text is written by the byte. */
const shortText = 24

/** A column of a block of ClickHouse's Native format: its type, and its values as bytes, which are forgotten once they are taken. */
export type Column = {
  readonly type: string
  readonly take: () => readonly Buffer[]
  /** The way back: forgets what was added since, as long as nothing was taken. */
  readonly mark: () => () => void
}

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
    mark: bytes.mark,
  }
}

/** Texts of which there are few: each is written once, and a number for every row. */
export function openWords() {
  let numbers = new Map<string, number>()
  const rows = openNumbers()
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
      rows.add(lastNumber)
    },
    take: (): Buffer[] => {
      const words = [...numbers.keys()].map(encodeText)
      const numbered = rows.take()
      const taken = [
        ...dictionaryHead(words.length),
        ...words,
        encodeIntegers([numbered.length], 8),
        encodeIntegers(numbered, widthOf(words.length)),
      ]
      numbers = new Map()
      lastNumber = undefined
      return taken
    },
    // A word that no row has any more does no harm.
    mark: rows.mark,
  }
}

/** Whole numbers from 0 on, of so many bits: 64 as far as JavaScript counts exactly. */
export function openIntegers(bits: 8 | 32 | 64, type = `UInt${bits}`) {
  const rows = openNumbers()
  return {
    type,
    add: rows.add,
    take: (): Buffer[] => [encodeIntegers(rows.take(), (bits / 8) as 1 | 4 | 8)],
    mark: rows.mark,
  }
}

/** Numbers that grow by doubling, and keep their memory for those that follow. What is taken holds until the next one is added. */
function openNumbers() {
  let values = new Float64Array(1024)
  let count = 0
  return {
    add: (value: number): void => {
      if (count === values.length) {
        const more = new Float64Array(2 * count)
        more.set(values)
        values = more
      }
      values[count++] = value
    },
    take: (): Float64Array => {
      const taken = values.subarray(0, count)
      count = 0
      return taken
    },
    mark: () => {
      const before = count
      return () => {
        count = before
      }
    },
  }
}

/** Decimal(76, S) by its integer of 10^-S; what is beyond 76 digits is not looked for here. */
export function openDecimals(scale: number) {
  const bytes = openBytes()
  return { type: `Decimal(76, ${scale})`, add: bytes.int256, take: bytes.take, mark: bytes.mark }
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
    mark: () => {
      const ways = [isNull.mark(), column.mark()]
      return () => {
        for (const back of ways) back()
      }
    },
  }
}

/** Bytes that grow by pieces of memory, so that nothing is copied when they do. */
function openBytes() {
  let full: Buffer[] = []
  let chunk = Buffer.allocUnsafe(0)
  let view = viewOf(chunk)
  let at = 0

  function reserve(bytes: number): void {
    if (at + bytes <= chunk.length) return
    if (at > 0) full.push(chunk.subarray(0, at))
    chunk = Buffer.allocUnsafe(Math.max(chunkBytes, bytes))
    view = viewOf(chunk)
    at = 0
  }

  function writeLength(length: number): void {
    let rest = length
    for (; rest > 127; rest >>>= 7) chunk[at++] = (rest & 127) | 128
    chunk[at++] = rest
  }

  /** By the engine of JavaScript: quicker than by characters where there are many, and right for all of them. */
  function writeLong(text: string): void {
    const { length } = text
    // As many bytes as it can take: what does not fit is cut off without a word.
    reserve(3 * length + 5)
    const start = at
    writeLength(length)
    if (chunk.write(text, at) === length) {
      at += length
      return
    }
    // Characters beyond ASCII are among it, and each of them takes more than a byte.
    at = start
    writeLength(Buffer.byteLength(text))
    at += chunk.write(text, at)
  }

  return {
    text: (text: string): void => {
      const { length } = text
      reserve(length + 5)
      if (length > shortText) {
        writeLong(text)
        return
      }
      const start = at
      const bytes = chunk
      bytes[at++] = length
      for (let index = 0; index < length; index++) {
        const code = text.charCodeAt(index)
        if (code > 127) {
          at = start
          writeLong(text)
          return
        }
        bytes[at++] = code
      }
    },
    int256: (value: bigint): void => {
      reserve(32)
      // Each takes the lowest 64 bits of what it is given.
      view.setBigUint64(at, value, true)
      let rest = value >> 64n
      for (let to = at + 8; to < at + 32; to += 8) {
        view.setBigUint64(to, rest, true)
        if (rest !== 0n) rest >>= 64n
      }
      at += 32
    },
    take: (): Buffer[] => {
      // A copy of the rest: the piece is written on, and most rests are of a few rows.
      const taken = at === 0 ? full : [...full, Buffer.from(chunk.subarray(0, at))]
      full = []
      at = 0
      return taken
    },
    mark: () => {
      const before = { pieces: full.length, chunk, at }
      return () => {
        full.length = before.pieces
        chunk = before.chunk
        view = viewOf(chunk)
        at = before.at
      }
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
function encodeIntegers(values: ArrayLike<number>, width: 1 | 2 | 4 | 8): Buffer {
  if (width === 8) return bytesOf(encodeLong(values))
  const Words = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[width]
  return bytesOf(new Words(values))
}

/** Each in two halves, as far as a double counts exactly. */
function encodeLong(values: ArrayLike<number>): Uint32Array {
  const halves = new Uint32Array(2 * values.length)
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    halves[2 * index] = value
    halves[2 * index + 1] = value / 2 ** 32
  }
  return halves
}

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length)

const bytesOf = ({ buffer }: Uint8Array | Uint16Array | Uint32Array): Buffer => Buffer.from(buffer)
