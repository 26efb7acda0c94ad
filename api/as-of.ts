import { UTCDate } from '@date-fns/utc'
import { isAfter, isValid, parseISO } from 'date-fns'
import { badRequest } from './bad-request.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Checks a time in the past, with its zone, and gives it as the database reads it: 2026-01-31 23:59:59.000 in UTC. Throws a
 * request error that names the argument.
 */
export function parseAsOf(text: string, argument = 'asOf', now: Date = new UTCDate()): string {
  const time = instant.test(text) ? parseISO(text, { in: (value) => new UTCDate(value) }) : undefined
  if (time === undefined || !isValid(time) || time.getFullYear() < 2009)
    throw badRequest('BAD_TIME', argument, {
      what: 'The time is not one',
      got: text,
      expected: 'a time with its zone, such as 2026-01-31T23:59:59Z',
    })
  if (isAfter(time, now))
    throw badRequest('BAD_TIME', argument, {
      what: 'Nobody knows yet what will be known then',
      got: text,
      expected: 'a time that has been; leave it out for what is known now',
    })
  return toDatabaseTime(time)
}

/** The same of an argument that may be left out; an empty text is not left out. */
export function parseOptionalAsOf(text: string | null | undefined): string | undefined {
  return text === null || text === undefined ? undefined : parseAsOf(text)
}

/** A time as the database reads it, in UTC. */
export function toDatabaseTime(time: Date): string {
  return time.toISOString().replace('T', ' ').replace('Z', '')
}
