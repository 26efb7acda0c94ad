import { LosslessNumber } from 'lossless-json'
import { z } from 'zod'
import { toDecimalText } from '../price-sources/decimal-text.ts'

/** A number of the answer as the text that it was; nothing becomes a float. */
export const numberText = z.instanceof(LosslessNumber).transform((value) => value.toString())

const positive = numberText
  .refine((text) => /^\d+(\.\d+)?([eE][+-]?\d{1,2})?$/.test(text))
  .transform(toDecimalText)
  .refine((text) => text !== '0' && /^\d{1,20}(\.|$)/.test(text))

/** A price above zero that the tables can hold exactly. */
export const usd = positive

/** A supply; sources write 0 and null for one that they do not know, and nonsense is not known either. */
export const supply = positive.nullable().catch(null)

/** The source's clock may be an hour ahead of ours; a time beyond that is not one. */
export const observedAt = z
  .number()
  .int()
  .positive()
  .refine((time) => time <= Date.now() / 1000 + 3600)

/** ISO 8601 in UTC, as Unix seconds. */
export const isoTime = z.iso
  .datetime()
  .transform((text) => Math.floor(Date.parse(text) / 1000))
  .pipe(observedAt)
