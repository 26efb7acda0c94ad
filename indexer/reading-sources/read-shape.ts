import { LosslessNumber } from 'lossless-json'
import { z } from 'zod'
import { RetryableError } from '../../schemas/errors.ts'
import type { Answer } from '../../schemas/reading.ts'

/** A whole number that is not negative, as text, whether it came as a number or as text. */
export const wholeText = z
  .union([z.instanceof(LosslessNumber).transform(String), z.string()])
  .pipe(z.string().regex(/^\d{1,60}$/, 'expected a whole number'))

/** The same with digits after the point, without an exponent. */
export const decimalText = z
  .union([z.instanceof(LosslessNumber).transform(String), z.string()])
  .pipe(z.string().regex(/^\d{1,60}(\.\d+)?$/, 'expected a number'))

/** A height or a time: small enough for a number. */
export const smallNumber = wholeText.transform(Number).pipe(z.int())

/** What an answer holds. Throws RetryableError that says what stood there: an endpoint may answer nonsense for a while. */
export function readShape<Shape extends z.ZodType>(
  { json }: Answer,
  shape: Shape,
  what: string,
): z.infer<Shape> {
  const read = shape.safeParse(json)
  if (read.success) return read.data
  throw new RetryableError({
    what: `${what} not understood`,
    got: JSON.stringify(json),
    expected: z.prettifyError(read.error).replaceAll('\n', ' '),
  })
}
