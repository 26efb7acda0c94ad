import { badRequest } from './bad-request.ts'

const classText = /^[a-z_]{0,40}$/

/** Gives the class of a figure back, empty for the total. Throws a request error for what cannot be one. */
export function parseClass(text: string | null | undefined, argument = 'class'): string {
  if (text === null || text === undefined) return ''
  if (classText.test(text)) return text
  throw badRequest('BAD_ARGUMENT', argument, {
    what: 'The class is not one',
    got: text,
    expected: 'lower case letters and underscores',
  })
}
