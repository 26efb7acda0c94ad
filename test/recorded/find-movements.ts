import { decodeLog } from '../../indexer/chains/decode.ts'
import { createRouter, isEvmRoute, type Route } from '../../indexer/chains/routing.ts'
import { openReferences } from '../../indexer/store/references.ts'
import { formatAmount } from '../../schemas/amount.ts'
import type { Movement } from '../../schemas/movement.ts'
import { openDraft } from '../draft.ts'
import type { RecordedLog } from './read-receipts.ts'

/** What the reader makes of the logs by these routes, whatever chain they are of: one line a movement. */
export function findMovements(logs: readonly RecordedLog[], routes: readonly Route[]): string[] {
  const route = createRouter(routes.filter(isEvmRoute))
  const book = openReferences()
  const draft = openDraft()
  return logs.flatMap(({ chain, log }) => {
    const before = draft.movements.length
    decodeLog(chain, log, route(log), book, draft)
    return draft.movements
      .slice(before)
      .map((movement) => `${chain} ${log.transactionHash} ${told(movement)}`)
  })
}

const told = ({ network, fact, class: kind, raw, decimals, token }: Movement) =>
  [network, fact, kind, decimals === null ? raw : formatAmount(raw, decimals), token]
    .filter((part) => part !== '')
    .join(' ')
