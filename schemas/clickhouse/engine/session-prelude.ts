import { CLOSED_SETTINGS } from './closed.ts'
import { exception } from './exception.ts'
import { denied } from './judge.ts'
import { quoteName, quoteString } from './literal.ts'
import { readerSetting } from './reader-settings.ts'
import type { QueryRequest } from './request.ts'

/**
 * What is said on a fresh connection before its one query: database, settings, parameters. A connection serves a single
 * request and is closed, so nothing of this can reach another query.
 */
export function sessionPrelude(request: QueryRequest, maxMemory: number): string {
  const assignments: string[] = []
  for (const [name, value] of request.settings) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw exception('UNKNOWN_SETTING', `Unknown setting '${name.slice(0, 100)}'.`)
    }
    if (CLOSED_SETTINGS.has(name)) throw denied('the setting', name)
    if (name === 'log_comment' || name === 'readonly') continue
    if (request.readonly === 1) readerSetting(name, value, maxMemory)
    assignments.push(`${name} = ${quoteString(value)}`)
  }
  for (const [name, value] of request.params) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw exception(
        'BAD_ARGUMENTS',
        `A parameter is called like an identifier; got '${name.slice(0, 100)}'.`,
      )
    }
    assignments.push(`param_${name} = ${quoteString(value)}`)
  }
  // The engine gives a query an id of its own; log_comment carries ours, and KILL finds it there.
  assignments.push(
    `log_comment = ${quoteString(`${request.queryId}\n${request.settings.get('log_comment') ?? ''}`)}`,
  )
  const asked = Number(request.settings.get('readonly') ?? 0)
  const level = request.readonly === 1 || asked === 1 ? 1 : Math.max(request.readonly, asked === 2 ? 2 : 0)
  if (level !== 0) assignments.push(`readonly = '${level}'`)
  return `USE ${quoteName(request.database)}; SET ${assignments.join(', ')}`
}

/** The part of a WHERE that finds a running query by the id that its client chose. */
export const QUERY_ID_EXPRESSION = "splitByChar('\\n', Settings['log_comment'])[1]"
