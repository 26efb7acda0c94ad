import { ConfigError, DataError, RetryableError } from '../../schemas/errors.ts'
import { maskAddresses } from '../log.ts'

const full = /NOT_ENOUGH_SPACE|No space left/i
const away = /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|socket hang up|Timeout error/i

/** One line that a person can act on, without an address that carries a key. */
export function reasonOf(error: unknown): string {
  if (error instanceof DataError || error instanceof ConfigError || error instanceof RetryableError)
    return maskAddresses(error.message)
  const { code, type, message } = describe(error)
  const text = `${code} ${type} ${message}`
  // 243 is NOT_ENOUGH_SPACE.
  if (code === '243' || full.test(text))
    return 'the disk of the database is full; free space, reading goes on by itself'
  if (away.test(text))
    return `the database does not answer (${code || message}); reading goes on when it does`
  return maskAddresses(message)
}

function describe(error: unknown): { code: string; type: string; message: string } {
  if (!(error instanceof Error)) return { code: '', type: '', message: String(error) }
  const { code = '', type = '' } = error as { code?: string; type?: string }
  return { code, type, message: error.message === '' ? error.name : error.message }
}
