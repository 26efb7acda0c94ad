import { z } from 'zod'

/** A block of any family, as a Portal holds it; `number` is the slot where a chain has slots. */
export type DatasetBlock = {
  readonly header: {
    readonly number: number
    readonly hash: string
    readonly parentHash: string
    readonly timestamp: number
  }
}

/** What every query has, whatever the family. */
export type FrameOfQuery = {
  readonly fromBlock: number
  readonly toBlock?: number | undefined
  readonly parentBlockHash?: string | undefined
  readonly includeAllBlocks?: boolean | undefined
  readonly fields?: { readonly block?: Record<string, boolean | undefined> | undefined } | undefined
}

/** How a family of chains is asked for and what of a block is given. */
export type Family<Block extends DatasetBlock, Query extends FrameOfQuery = FrameOfQuery> = {
  /** Unknown fields are refused, as the Portal does. */
  readonly query: z.ZodType<Query>
  /** The items of a block that the query wants, by section, with the fields that it wants; none where nothing matches. */
  readonly select: (block: Block, query: Query) => Record<string, readonly object[]>
}

export const frameOfQuery = {
  fromBlock: z.number().int().nonnegative(),
  toBlock: z.number().int().nonnegative().optional(),
  parentBlockHash: z.string().optional(),
  includeAllBlocks: z.boolean().optional(),
}

export const flags = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.boolean().optional()]))).optional()

export function pick(value: object, wanted: Record<string, boolean | undefined> | undefined): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => wanted?.[name] === true))
}
