import type { Embedded } from './embedded.ts'
import { maxQueryMemory } from './engine-config.ts'
import { exception, fromEngine } from './exception.ts'
import { type DataInsert, findDataInsert } from './insert-statement.ts'
import { denied, isReadVerb, judge } from './judge.ts'
import { killUntilDone, rewriteKill } from './kill.ts'
import { quoteString } from './literal.ts'
import type { Connection } from './native.ts'
import type { QueryRequest } from './request.ts'
import type { Responder } from './respond.ts'
import { openPipe } from './result-pipe.ts'
import { sessionPrelude } from './session-prelude.ts'
import { isSelect, parseStatement, type Statement, splitAtFormat } from './statement.ts'

/** A statement, or an insert whose data lie in a file. */
export type Work = {
  readonly sql: string
  readonly insert?: { readonly shape: DataInsert; readonly file: string }
}

type Summary = Readonly<Record<string, string>>

// ClickHouse's max_query_size counts our SET of the parameters too, which a server receives outside the query.
const LONG = 200_000
const ALLOW_LONG = `SET max_query_size = '${128 * 1024 * 1024}'`

// chdb_query_class
const READ_ONLY = 0
const CHANGE = 1
const CONTROL = 3

/** Judges, waits for a slot, runs on a connection of its own, and answers. Throws ClickHouse's errors. */
export async function runQuery(
  embedded: Embedded,
  request: QueryRequest,
  { sql, insert }: Work,
  responder: Responder,
  signal: AbortSignal,
): Promise<void> {
  const { queryId } = request
  const statement = parseStatement(sql)
  judge(statement, embedded.catalog, request.params)
  if (request.readonly === 1 && !isReadVerb(statement.verb)) {
    throw exception('READONLY', `Cannot execute query in readonly mode: ${statement.verb}.`)
  }
  const prelude = sessionPrelude(request, maxQueryMemory(embedded.limits.memoryBytes))

  const slot = await embedded.slots.acquire(signal)
  try {
    if (embedded.running.has(queryId)) {
      throw exception(
        'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING',
        `Query with id = ${queryId} is already running.`,
      )
    }
    const done = embedded.connect(async (connection) => {
      if (prelude.length + sql.length > LONG)
        await embedded.native.QueryAsyncConnection(connection, ALLOW_LONG, 'Null')
      await embedded.native.QueryAsyncConnection(connection, prelude, 'Null')
      const parses =
        insert !== undefined || (await confirmWithParser(embedded, connection, statement, request))
      if (signal.aborted) throw exception('QUERY_WAS_CANCELLED', 'Query was cancelled.')
      if (insert) return runInsert(embedded, connection, sql, insert)
      // What does not parse gives ClickHouse's own message, if none of our clauses is in its text.
      if (parses && isSelect(statement) && !hasInsert(statement)) {
        return runSelect(
          embedded,
          connection,
          statement,
          request,
          embedded.pipes[slot] as string,
          responder,
          signal,
        )
      }
      return runOther(embedded, connection, statement, request, responder)
    })
    embedded.running.set(
      queryId,
      done.catch(() => undefined),
    )
    const onAbort = () => void killUntilDone(embedded, queryId).catch(() => undefined)
    signal.addEventListener('abort', onAbort)
    try {
      const started = process.hrtime.bigint()
      const summary = await done
      embedded.running.delete(queryId)
      await responder.end({ ...summary, elapsed_ns: String(process.hrtime.bigint() - started) })
    } finally {
      embedded.running.delete(queryId)
      signal.removeEventListener('abort', onAbort)
    }
  } finally {
    embedded.slots.release(slot)
  }
}

function hasInsert({ tokens }: Statement): boolean {
  return tokens.some(
    (token, i) => token.text.toUpperCase() === 'INSERT' && tokens[i + 1]?.text.toUpperCase() === 'INTO',
  )
}

/** chDB takes a blank line in inline data for their end. Data that the request's reader did not set apart are refused. */
function assertNoData({ sql, tokens }: Statement): void {
  const insert = tokens.find(({ text }) => text.toUpperCase() === 'INSERT')
  if (insert && findDataInsert(sql.slice(insert.start))) {
    throw exception(
      'NOT_IMPLEMENTED',
      'Data follow FORMAT only where the text begins with INSERT, and early in it.',
    )
  }
}

/** The second opinion: the engine's own parser counts the statements and names their class. False: it does not parse. */
async function confirmWithParser(
  { native }: Embedded,
  connection: Connection,
  { sql, verb }: Statement,
  { database, readonly }: QueryRequest,
): Promise<boolean> {
  const { statementCount, queryClass } = await native.DurableClassifyAsync(connection, sql, database)
  if (statementCount === 0) return false
  if (statementCount > 1) throw denied('a second statement in one request', 'in the text')
  if (queryClass > CHANGE && !(queryClass === CONTROL && verb === 'KILL')) throw denied('the statement', verb)
  if (readonly !== 0 && queryClass !== READ_ONLY) {
    throw exception('READONLY', `Cannot execute query in readonly mode: ${verb}.`)
  }
  return true
}

async function runInsert(
  { native }: Embedded,
  connection: Connection,
  sql: string,
  { shape, file }: NonNullable<Work['insert']>,
): Promise<Summary> {
  const from = `FROM INFILE ${quoteString(file)} COMPRESSION 'none'`
  const head = sql.slice(0, shape.head.length)
  const text = `${head}\n${from}\n${shape.settings} FORMAT ${shape.format}`
  try {
    return written(await native.InsertRawAsyncConnection(connection, text, Buffer.alloc(0), false))
  } catch (error) {
    throw withoutPath(error, file)
  }
}

async function runSelect(
  { native }: Embedded,
  connection: Connection,
  statement: Statement,
  { defaultFormat }: QueryRequest,
  path: string,
  responder: Responder,
  signal: AbortSignal,
): Promise<Summary> {
  const { head, tail } = splitAtFormat(statement)
  const pipe = openPipe(path)
  const into = `\nINTO OUTFILE ${quoteString(path)} APPEND `
  signal.addEventListener('abort', pipe.abandon)
  const query = native
    .QueryAsyncConnection(connection, `${head}${into}${tail || `FORMAT ${defaultFormat}`}`, 'Null')
    .finally(pipe.finish)
  // Observed below; a failure while the pipe is still read must not count as unhandled.
  query.catch(() => undefined)
  try {
    for await (const chunk of pipe.stream) await responder.write(chunk as Buffer)
    await query
    return {}
  } catch (error) {
    pipe.abandon()
    await query.catch((cause) => {
      throw withoutPath(cause, into)
    })
    throw error
  } finally {
    pipe.abandon()
    signal.removeEventListener('abort', pipe.abandon)
  }
}

/** Everything with a small answer, or none. Through the insert call, which reports the rows written. */
async function runOther(
  { native }: Embedded,
  connection: Connection,
  statement: Statement,
  { defaultFormat }: QueryRequest,
  responder: Responder,
): Promise<Summary> {
  const { sql, verb } = statement
  if (verb === 'INSERT' || hasInsert(statement)) {
    assertNoData(statement)
    try {
      return written(await native.InsertRawAsyncConnection(connection, sql, Buffer.alloc(0), false))
    } catch (error) {
      // An INSERT without a row is fine for a server.
      if (fromEngine(error).type === 'NO_DATA_TO_INSERT') return written({ rowsWritten: 0, bytesWritten: 0 })
      throw error
    }
  }
  const text = verb === 'KILL' ? rewriteKill(statement) : sql
  const { bytes } = await native.QueryAsyncConnection(connection, text, defaultFormat)
  if (bytes.length > 0) await responder.write(Buffer.from(bytes))
  return {}
}

function written({ rowsWritten, bytesWritten }: { rowsWritten: number; bytesWritten: number }): Summary {
  return { written_rows: String(rowsWritten), written_bytes: String(bytesWritten) }
}

/** The error without our detours, which mean nothing to the client. */
function withoutPath(error: unknown, path: string): Error {
  const { message } = error as Error
  const text = message
    .replaceAll(path, ' ')
    .replaceAll(/:?\s*\(in file\/uri [^)]*\)/g, '')
    .replaceAll(/: While executing File: data for INSERT was parsed from file/g, '')
  return fromEngine(new Error(text))
}
