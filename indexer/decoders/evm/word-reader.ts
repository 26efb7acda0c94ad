/** The value of the 64 hex digits that begin at a place of a text, or undefined where they are not how the type is encoded. */
export type WordReader = (text: string, at: number) => unknown

const digitsOfWord = 64
const digitsOfAddress = 40

/**
 * How a word of a type is read; undefined for a type that is not one word, or that no event of ours has. Addresses come in
 * lower case. Unsigned integers of up to 48 bits are left out: viem's types call them numbers, and all others are bigint.
 */
export function wordReader(type: string): WordReader | undefined {
  if (type === 'address') return readAddress
  if (type === 'bytes32') return fitting(digitsOfWord, (digits) => `0x${digits.toLowerCase()}`)
  if (type === 'bool') return fitting(1, (digits) => bools[digits.slice(-1)])
  const bits = Number(/^uint(\d+)$/.exec(type)?.[1] ?? 0)
  return bits < 56
    ? undefined
    : bits === 256
      ? readUint256
      : fitting(bits / 4, (digits) => BigInt(`0x${digits}`))
}

/** Addresses by the words that hold them: the same few stand in most logs, and looking one up is cheaper than checking forty digits. */
const addresses = new Map<string, string>()
const mostAddresses = 10_000
const readNewAddress = fitting(digitsOfAddress, (digits) => `0x${digits.slice(24).toLowerCase()}`)

function readAddress(text: string, at: number): unknown {
  const word = text.length === at + digitsOfWord && at === 2 ? text : text.slice(at, at + digitsOfWord)
  const known = addresses.get(word)
  if (known !== undefined) return known
  const address = readNewAddress(text, at)
  if (typeof address !== 'string') return undefined
  if (addresses.size >= mostAddresses) addresses.clear()
  addresses.set(word, address)
  return address
}

/** After 0x, BigInt refuses what is no digit itself, but for white space at the end. */
function readUint256(text: string, at: number): unknown {
  const end = at + digitsOfWord
  if (text.length < end || !isHexDigit(text.charCodeAt(end - 1))) return undefined
  try {
    const isWhole = at === 2 && text.length === end && text.startsWith('0x')
    return BigInt(isWhole ? text : `0x${text.slice(at, end)}`)
  } catch {
    return undefined
  }
}

const bools: Readonly<Record<string, boolean>> = { 0: false, 1: true }

/** Reads a word whose last `significant` digits may be anything and whose others are zero. */
function fitting(significant: number, read: (digits: string) => unknown): WordReader {
  const zeros = '0'.repeat(digitsOfWord - significant)
  return (text, at) => {
    const end = at + digitsOfWord
    if (!text.startsWith(zeros, at)) return undefined
    for (let index = at + zeros.length; index < end; index++)
      if (!isHexDigit(text.charCodeAt(index))) return undefined
    return read(text.slice(at, end))
  }
}

function isHexDigit(code: number): boolean {
  // 0 to 9; a to f, and A to F, which differ by one bit.
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102)
}
