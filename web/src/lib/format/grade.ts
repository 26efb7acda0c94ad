import type { Grade } from '../generated/operations.ts'

/** Each grade in one sentence, as the rules of the data dictionary say it. */
export const gradeTexts: Readonly<Record<Grade, string>> = {
  A: 'taken from the chain, everything read, final, with prices that no other source doubts.',
  B: 'as A, but provisional, or with a published factor, or by a method of which something is inferred.',
  C: "somebody else's number, or a part of the sources, or a price that another source puts more than 5 % away.",
  D: "not known, contradicted by an identity, or a part of somebody else's number.",
}
