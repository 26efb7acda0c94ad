import { z } from 'zod'
import { DataError } from '../../../schemas/errors.ts'
import type { SubstrateEvent } from '../../../schemas/substrate.ts'

/** 32 bytes of an account, in hex. */
export const account = z.string().regex(/^0x[0-9a-f]{64}$/, 'expected an account of 32 bytes')
/** Base units of 64 bits. */
export const amount = z
  .string()
  .regex(/^\d{1,20}$/, 'expected a whole number')
  .transform(BigInt)
export const netuid = z.int().min(0).max(65_535)

/** Arguments of an event. Throws DataError where they are not of the shape: a runtime changed what the event says. */
export function readArgs<Shape extends z.ZodType>(event: SubstrateEvent, shape: Shape): z.infer<Shape> {
  const read = shape.safeParse(event.args)
  if (read.success) return read.data
  throw new DataError({
    what: `${event.name} of another shape`,
    got: JSON.stringify(event.args),
    expected: z.prettifyError(read.error).replaceAll('\n', ' '),
  })
}

/** A filter is wider than its decoder. */
export function unknownEvent({ name }: SubstrateEvent, expected: string): DataError {
  return new DataError({ what: 'event that the decoder does not know', got: name, expected })
}
