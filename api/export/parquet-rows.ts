import { parquetMetadata } from 'hyparquet'

/** Bytes that are held to find the footer in, which for a million rows has some thousand. */
const most = 16 * 1024 * 1024

/** Counts the rows of a Parquet file as it passes: its footer tells them. `told` throws where what passed has none. */
export function countParquetRows() {
  const held: Buffer[] = []
  let bytes = 0
  return {
    read(chunk: Buffer) {
      held.push(chunk)
      bytes += chunk.length
      for (let first = held[0]; first !== undefined && bytes - first.length > most; first = held[0]) {
        held.shift()
        bytes -= first.length
      }
    },
    told: () => Number(parquetMetadata(new Uint8Array(Buffer.concat(held))).num_rows),
  }
}
