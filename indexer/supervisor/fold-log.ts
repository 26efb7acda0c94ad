import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Log } from '../log.ts'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
type Level = (typeof levels)[number]

/**
 * Brings what a reader's process writes to stderr into our log: its own lines, those of the processor (numbers for levels, a
 * namespace) and whatever a crash leaves. Tells the last fatal line, which is why the processor ended.
 */
export function foldLog(stream: Readable, chain: string, log: Log): { fatal: () => string | undefined } {
  let fatal: string | undefined
  createInterface({ input: stream }).on('line', (line) => {
    const record = parse(line)
    if (record === undefined) {
      if (line.trim() !== '') log.warn({ chain }, line)
      return
    }
    const { level: given, time: _, msg, ns, err, ...rest } = record
    const level = levelOf(given, ns)
    const error = describe(err)
    if (given === 5) fatal = error ?? String(msg)
    log[level](
      { chain, ...(ns !== undefined && { part: ns }), ...rest, ...(error !== undefined && { error }) },
      typeof msg === 'string' ? msg : undefined,
    )
  })
  return { fatal: () => fatal }
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}

function levelOf(level: unknown, namespace: unknown): Level {
  const name = typeof level === 'number' ? levels[level] : levels.find((known) => known === level)
  // The processor tells its progress every five seconds; ours is told by the supervisor.
  if (name === 'info' && typeof namespace === 'string') return 'debug'
  return name ?? 'info'
}

function describe(error: unknown): string | undefined {
  if (typeof error === 'string') return error
  if (error === null || typeof error !== 'object') return undefined
  const { message, stack, blockHeight } = error as { message?: string; stack?: string; blockHeight?: number }
  const what = message ?? stack?.split('\n')[0]
  // The processor says beside an error which block it could not read.
  return blockHeight === undefined ? what : `${what}; at block ${blockHeight}`
}
