import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { ask, command, readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string) => readQuestion(new URL(`./queries/${name}.sql`, import.meta.url))
const chainDays = read('chain_days')
const markChain = read('mark_chain')

type ChainDays = { readonly chain: string; readonly head: string; readonly final: string }

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
        const from = before === undefined || before.final > days.final ? days.final : before.final
        await command(client, markChain, { chain: days.chain, from, to: days.head })
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
