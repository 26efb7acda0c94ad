import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

// A backslash ends an address too: in a line of JSON it stands before the quote.
const address = /\b(https?|wss?):\/\/[^\s"'<>)\]\\]+/g

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

/**
 * JSON lines to stderr, or to where a terminal wants them; LOG_LEVEL says from which level on. Masked as whole lines: what
 * libraries put into a record or an error, and where, is not ours to know.
 */
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
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => destination.write(maskAddresses(line)) },
  )
}
