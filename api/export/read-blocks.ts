import type { ClickHouseClient } from '@clickhouse/client'
import { GraphQLError } from 'graphql'
import { type AskOptions, ask } from '../../schemas/clickhouse/question.ts'
import { questions } from '../questions.ts'

/** How far chains were read when a file was begun, as parameters of its statements. */
export type ReadBlocks = {
  readonly read_chains: readonly string[]
  readonly read_heads: readonly number[]
  readonly read_finals: readonly number[]
}

type ReadRow = {
  readonly chains: readonly string[]
  /** Int64, as text. */
  readonly heads: readonly string[]
  readonly finals: readonly string[]
  readonly open_since: number
}

/**
 * Fixes the blocks that a file of movements is of, however many statements make it and however long they take: no row of a
 * later block is in it. `check` throws where the chain dropped blocks of it meanwhile, because then parts of the file may be of
 * one fork and parts of another.
 */
export async function fixBlocks(
  client: ClickHouseClient,
  options: AskOptions,
): Promise<{ readonly blocks: ReadBlocks; readonly check: () => Promise<void> }> {
  const read = async () => {
    const [row] = await ask<ReadRow>(client, questions.readBlocks, {}, options)
    return row ?? { chains: [], heads: [], finals: [], open_since: 0 }
  }
  const { chains, heads, finals, open_since } = await read()
  const blocks = {
    read_chains: chains,
    read_heads: heads.map(Number),
    read_finals: finals.map(Number),
  }
  const isOpen = heads.some((head, index) => head !== finals[index])
  const openRows = async () => {
    // All is final: no block lies between, and there is no time from which on to look for one.
    if (!isOpen) return undefined
    const rows = await ask<{ content: string }>(
      client,
      questions.openRows,
      { ...blocks, open_since },
      options,
    )
    return rows[0]?.content
  }
  const open = await openRows()
  return {
    blocks,
    check: async () => {
      const now = await read()
      const isRewound = chains.some((chain, index) => {
        const place = now.chains.indexOf(chain)
        return place < 0 || Number(now.finals[place]) < Number(finals[index])
      })
      if (isRewound || (await openRows()) !== open)
        throw new GraphQLError(
          'A chain dropped blocks of this file while it was made, so that it would be of two forks. Ask again.',
          { extensions: { code: 'CHANGED', http: { status: 503 } } },
        )
    },
  }
}
