import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

const address = /\b(https?|wss?):\/\/[^\s"'<>)\]]+/g

/**
 * Leaves the scheme and the host of every address in a text. Endpoints carry their keys in the path, in the query or
 * before the host, so all three go.
 */
export function maskAddresses(text: string): string {
  return text.replace(address, (found) => {
    if (!URL.canParse(found)) return '<address>'
    const { protocol, host, pathname, search } = new URL(found)
    return `${protocol}//${host}${pathname.length > 1 || search !== '' ? '/…' : ''}`
  })
}

/** Masks every text in a record: what a library puts into its log lines is not ours to choose. */
export function maskRecord(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskAddresses(value)
  if (value === null || typeof value !== 'object') return value
  if (depth > 6) return '…'
  if (Array.isArray(value)) return value.map((item) => maskRecord(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskRecord(item, depth + 1)]))
}

/** JSON lines to stderr, or to where a terminal wants them; LOG_LEVEL says from which level on. */
export function createLog(
  env: NodeJS.ProcessEnv,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const level = env['LOG_LEVEL']
  return pino(
    {
      level: level === undefined || level === '' ? 'info' : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (record) => maskRecord(record) as Record<string, unknown>,
      },
      hooks: {
        logMethod(inputs, method) {
          const masked = inputs.map((input) => (typeof input === 'string' ? maskAddresses(input) : input))
          method.apply(this, masked as Parameters<typeof method>)
        },
      },
    },
    destination,
  )
}
