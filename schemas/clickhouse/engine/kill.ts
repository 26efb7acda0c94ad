import { setTimeout as sleep } from 'node:timers/promises'
import type { Embedded } from './embedded.ts'
import { quoteString } from './literal.ts'
import { QUERY_ID_EXPRESSION } from './session-prelude.ts'
import { isWord, type Statement } from './statement.ts'

/**
 * Ends a running query. ASYNC always: in chDB `KILL QUERY … SYNC` never returns. Said again until the query has ended,
 * because it may be between two statements just now.
 */
export async function killUntilDone(embedded: Embedded, queryId: string): Promise<void> {
  const sql = `KILL QUERY WHERE ${QUERY_ID_EXPRESSION} = ${quoteString(queryId)} ASYNC`
  while (embedded.running.has(queryId)) {
    await embedded.connect((connection) => embedded.native.QueryAsyncConnection(connection, sql, 'Null'))
    await Promise.race([embedded.running.get(queryId), sleep(100)])
  }
}

/** A client's KILL QUERY, in which query_id means the id that clients chose. */
export function rewriteKill(statement: Statement): string {
  let [sql, at] = ['', 0]
  for (const token of statement.tokens) {
    sql += statement.sql.slice(at, token.start)
    at = token.start + token.text.length
    if (isWord(token, 'SYNC')) sql += 'ASYNC'
    else if (/^[`"]?query_id[`"]?$/.test(token.text)) sql += `(${QUERY_ID_EXPRESSION})`
    else sql += token.text
  }
  return sql + statement.sql.slice(at)
}
