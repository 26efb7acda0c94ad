import type { Question } from '../../schemas/clickhouse/question.ts'
import type { Context } from '../context.ts'
import type { ReadBlocks } from './read-blocks.ts'

/** Rows for a file: the statement that gives them, and what a format must know of their columns. */
export type Table = {
  readonly question: Question
  readonly parameters: Readonly<Record<string, unknown>>
  /**
   * Where there may be more rows than the engine sorts at once: a statement whose rows come in order where one thread reads them,
   * and what each part of the file has for parameters. The parts one after the other are in order. Without it the statement sorts by
   * itself.
   */
  readonly parts?: {
    readonly question: Question
    readonly parameters: () => AsyncIterable<Readonly<Record<string, unknown>>>
  }
  /** How far chains were read when the file was begun, where it holds nothing later. */
  readonly blocks?: ReadBlocks
  /** Throws after the last row where rows of the file were taken back while it was made. */
  readonly check?: () => Promise<void>
  /** Columns that are decimals of 76 digits, or the text of one. */
  readonly decimals: readonly string[]
  /** Columns whose text somebody else wrote: a chain, a publisher. */
  readonly foreign: readonly string[]
}

/** From the parameters of an address to rows. Throws a request error for a wrong one. */
export type Export = (
  url: URL,
  context: Pick<Context, 'client' | 'loaders' | 'limits' | 'signal'>,
) => Promise<Table>
