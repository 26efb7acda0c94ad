import type { Question } from '../../schemas/clickhouse/question.ts'
import type { Limits } from '../limits.ts'
import type { Loaders } from '../loaders.ts'

/** From the address of an export to the statement that answers it. Throws a request error for a wrong parameter. */
export type Export = (
  url: URL,
  context: { readonly loaders: Loaders; readonly limits: Limits },
) => Promise<{
  readonly question: Question
  readonly parameters: Readonly<Record<string, unknown>>
  readonly fileName: string
}>
