const newline = 0x0a

/**
 * Lines of a byte stream as text, as many at a time as a chunk ends, the empty ones left out. What stands after the last
 * newline is the last line.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let pending: Uint8Array[] = []
  for await (const chunk of chunks) {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const tail = chunk.subarray(start, end)
      const line = pending.length === 0 ? tail : Buffer.concat([...pending, tail])
      pending = []
      start = end + 1
      if (line.length > 0) lines.push(decoder.decode(line))
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
  if (pending.length > 0) yield [decoder.decode(Buffer.concat(pending))]
}
