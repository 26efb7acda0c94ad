const chunkBytes = 1024 * 1024
/** What is said of no value, and what stands before a character that would end a field. */
const backslash = 92
const tab = 9
const newline = 10
const escaped: Readonly<Record<number, number>> = {
  0: '0'.charCodeAt(0),
  9: 't'.charCodeAt(0),
  10: 'n'.charCodeAt(0),
  13: 'r'.charCodeAt(0),
  92: backslash,
}

/**
 * Rows in ClickHouse's TabSeparated, written byte by byte as they come: no text of a row is made, so there is nothing for
 * the garbage collector, and the engine reads it in half the time of JSON.
 */
export function openTabSeparated() {
  let full: Buffer[] = []
  let chunk = Buffer.allocUnsafe(chunkBytes)
  let at = 0

  /** Room for so many characters, each with its escape and the tab after them. */
  function reserve(characters: number): void {
    const needed = characters * 4 + 3
    if (at + needed <= chunk.length) return
    if (at > 0) full.push(chunk.subarray(0, at))
    chunk = Buffer.allocUnsafe(Math.max(chunkBytes, needed))
    at = 0
  }

  /** Any text: quoted characters and those beyond ASCII among it. */
  function writeAny(text: string): void {
    for (const character of text) {
      const letter = escaped[character.charCodeAt(0)]
      if (letter === undefined) at += chunk.write(character, at)
      else {
        chunk[at++] = backslash
        chunk[at++] = letter
      }
    }
  }

  return {
    field: (text: string | null): void => {
      reserve(text === null ? 2 : text.length)
      if (text === null) {
        chunk[at++] = backslash
        chunk[at++] = 'N'.charCodeAt(0)
      } else {
        const bytes = chunk
        let to = at
        let index = 0
        for (; index < text.length; index++) {
          const code = text.charCodeAt(index)
          if (code < 32 || code > 126 || code === backslash) break
          bytes[to++] = code
        }
        if (index === text.length) at = to
        else writeAny(text)
      }
      chunk[at++] = tab
    },
    /** Ends a row of at least one field. */
    end: (): void => {
      chunk[at - 1] = newline
    },
    /** Everything written since the last call, in whole rows. */
    take: (): Buffer[] => {
      // A copy of the rest: the chunk is written on, and most rests are of a few rows.
      const taken = at === 0 ? full : [...full, Buffer.from(chunk.subarray(0, at))]
      full = []
      at = 0
      return taken
    },
  }
}
