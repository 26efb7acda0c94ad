import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask, command, readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string) => readQuestion(new URL(`./queries/${name}.sql`, import.meta.url))
const chainDays = read('chain_days')
const markChain = read('mark_chain')

type ChainDays = { readonly chain: string; readonly head: string; readonly final: string }

const beginning = '1970-01-01'
const earlier = (one: string, other: string) => (one < other ? one : other)
const later = (one: string, other: string) => (one > other ? one : other)

/**
 * A day can change without a movement: a covered day with none is a zero once its first block is read, and turns final
 * once its last block is. So the months between are made anew whenever a chain's head or final block enters a new day.
 */
export function followDays(options: {
  client: ClickHouseClient
  log: Logger
  onMarked: () => void
  everyMs?: number
}): { readonly stop: () => void } {
  const { client, log, onMarked, everyMs = 2000 } = options
  const known = new Map<string, ChainDays>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const look = async () => {
    try {
      for (const days of await ask<ChainDays>(client, chainDays)) {
        const before = known.get(days.chain)
        if (before?.head === days.head && before.final === days.final) continue
        // At the first look everything: what happened since the last one, in another process, is not known.
        const from = before === undefined ? beginning : earlier(before.final, days.final)
        const to = before === undefined ? days.head : later(before.head, days.head)
        await command(client, markChain, { chain: days.chain, from, to })
        known.set(days.chain, days)
        onMarked()
      }
    } catch (error) {
      log.debug({ error: String(error) }, 'days of the chains not read')
    }
    if (!stopped) timer = setTimeout(look, everyMs)
  }
  timer = setTimeout(look, 0)

  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
