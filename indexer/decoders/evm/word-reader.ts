/** The value of 64 hex digits, or undefined where they are not how the type is encoded. */
export type WordReader = (digits: string) => unknown

const anyWord = /^[0-9a-f]{64}$/i
const addressWord = /^0{24}[0-9a-f]{40}$/i
const boolWord = /^0{63}[01]$/

/**
 * How a word of a type is read; undefined for a type that is not one word, or that no event of ours has. Addresses come in
 * lower case. Unsigned integers of up to 48 bits are left out: viem's types call them numbers, and all others are bigint.
 */
export function wordReader(type: string): WordReader | undefined {
  if (type === 'address')
    return (digits) => (addressWord.test(digits) ? `0x${digits.slice(24).toLowerCase()}` : undefined)
  if (type === 'bool') return (digits) => (boolWord.test(digits) ? digits.endsWith('1') : undefined)
  if (type === 'bytes32') return (digits) => (anyWord.test(digits) ? `0x${digits.toLowerCase()}` : undefined)
  const bits = Number(/^uint(\d+)$/.exec(type)?.[1] ?? 0)
  if (bits < 56) return undefined
  const zeros = '0'.repeat(64 - bits / 4)
  return (digits) => (anyWord.test(digits) && digits.startsWith(zeros) ? BigInt(`0x${digits}`) : undefined)
}
