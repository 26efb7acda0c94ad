import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/**
 * Results leave the engine through a named pipe (`INTO OUTFILE … APPEND`), one per slot. chDB's own streaming formats each
 * chunk as a file of its own (two Parquet files, two CSV headers) and runs scalar subqueries on Node's main thread. A pipe
 * is one well-formed stream in every format, and a slow reader holds the engine back by itself.
 */
export function makePipes(directory: string, count: number): readonly string[] {
  const paths = Array.from({ length: count }, (_, slot) => join(directory, String(slot)))
  execFileSync('mkfifo', ['-m', '600', ...paths])
  return paths
}

export type ResultPipe = {
  readonly stream: Readable
  /** The query has ended: the stream ends after what is still in the pipe. */
  finish(): void
  /** The reader has gone: the engine's next write fails. */
  abandon(): void
}

export function openPipe(path: string): ResultPipe {
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  // Our own write end keeps the pipe open until finish(), also when the engine never opens it because the query failed.
  const keep = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  const stream = new Socket({ fd: reader, readable: true, writable: false })
  let open = true
  const finish = () => {
    if (open) closeSync(keep)
    open = false
  }
  return {
    stream,
    finish,
    abandon() {
      stream.destroy()
      finish()
    },
  }
}
