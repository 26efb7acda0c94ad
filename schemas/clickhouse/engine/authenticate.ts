import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { exception } from './exception.ts'

export type User = 'depindex' | 'reader'
export type Secrets = Readonly<Record<User, string>>

export function authenticate(request: IncomingMessage, secrets: Secrets): User {
  const { name, password } = credentials(request)
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const given = digest(password)
  // Both are always compared, and digests have one length: the answer's time tells neither name nor password.
  const matches = (['depindex', 'reader'] as const).filter((user) => {
    const right = timingSafeEqual(given, digest(secrets[user]))
    return right && name === user
  })
  const user = matches[0]
  if (!user) {
    throw exception(
      'AUTHENTICATION_FAILED',
      `${name.slice(0, 60) || 'default'}: Authentication failed: password is incorrect, or there is no user with such name.`,
    )
  }
  return user
}

function credentials(request: IncomingMessage): { name: string; password: string } {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ', 2)
  if (scheme?.toLowerCase() === 'basic' && encoded) {
    const text = Buffer.from(encoded, 'base64').toString('utf8')
    const colon = text.indexOf(':')
    return { name: text.slice(0, Math.max(colon, 0)), password: text.slice(colon + 1) }
  }
  const header = (name: string) => request.headers[name]?.toString() ?? ''
  return { name: header('x-clickhouse-user'), password: header('x-clickhouse-key') }
}

/** A page in a browser can send requests to loopback under a name of its own (DNS rebinding); its Host tells. */
export function isLoopbackHost(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')
}
