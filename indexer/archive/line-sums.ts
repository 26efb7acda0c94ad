import { crc32 } from 'node:zlib'

export const sumsFile = (part: string) => part.replace(/\.ndjson\.gz$/, '.crc32')

/** A short sum of every line. The hash of the file proves it whole; these only find the line where it is not. */
export function sumsOf(lines: readonly string[]): string {
  return lines.map((line) => `${crc32(line).toString(16).padStart(8, '0')}\n`).join('')
}

/** Number of the first line that differs, from 1, or undefined where none does. */
export function firstDamaged(lines: readonly string[], sums: string): number | undefined {
  const wanted = sums.split('\n').slice(0, -1)
  for (let index = 0; index < Math.max(lines.length, wanted.length); index++) {
    const line = lines[index]
    if (line === undefined || sumsOf([line]).trimEnd() !== wanted[index]) return index + 1
  }
  return undefined
}
