import { getBase58Decoder } from '@solana/kit'

/** Longer texts are rare, and each length costs some encoding when it is first met. */
const longest = 64
const [lowest, highest] = ['', '~']

type Range = { readonly from: string; readonly to: string }

/**
 * Tells of a text of base58 whether its bytes may begin with any of these, without decoding it: a no is sure, a yes is not.
 * Base58 keeps the order of numbers: of two texts of one length, the one whose characters come later is the larger number. What
 * begins with certain bytes and has so many in all therefore stands between two texts.
 */
export function readEncodedBeginnings(beginnings: readonly Uint8Array[]): (text: string) => boolean {
  const byLength: Range[][] = []
  const takesAll = beginnings.some(({ length }) => length === 0)

  return (text) => {
    const { length } = text
    if (takesAll || length > longest) return true
    byLength[length] ??= beginnings.flatMap((beginning) => rangesOf(beginning, length))
    for (const { from, to } of byLength[length]) if (text >= from && text <= to) return true
    return false
  }
}

const base58 = getBase58Decoder()

/** Where texts of a length stand whose bytes begin so, for every number of bytes that such a text can be of. */
function rangesOf(beginning: Uint8Array, length: number): Range[] {
  const ranges: Range[] = []
  for (let bytes = beginning.length; bytes <= length; bytes++) {
    const [least, most] = [0x00, 0xff].map((rest) => encode(beginning, bytes, rest)) as [string, string]
    if (least.length > length || most.length < length) continue
    ranges.push({
      from: least.length === length ? least : lowest,
      to: most.length === length ? most : highest,
    })
  }
  return ranges
}

function encode(beginning: Uint8Array, bytes: number, rest: number): string {
  const all = new Uint8Array(bytes).fill(rest)
  all.set(beginning)
  return base58.decode(all)
}
