import {
  CLOSED_FUNCTIONS,
  CLOSED_SETTINGS,
  KEPT_DATABASES,
  OPEN_ENGINES,
  OPEN_TABLE_FUNCTIONS,
} from './closed.ts'
import { exception } from './exception.ts'
import { nameOf, type Token } from './lexer.ts'
import { isWord, type Statement, withoutTrailingSemicolons } from './statement.ts'

export type Catalog = {
  readonly closedFunctions: ReadonlySet<string>
  readonly closedEngines: ReadonlySet<string>
}

export function catalogOf(tableFunctions: readonly string[], engines: readonly string[]): Catalog {
  const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase())
  return {
    closedFunctions: new Set([
      ...lower(tableFunctions).filter((name) => !OPEN_TABLE_FUNCTIONS.has(name)),
      ...CLOSED_FUNCTIONS,
    ]),
    closedEngines: new Set(lower(engines).filter((name) => !OPEN_ENGINES.has(name))),
  }
}

const READ_VERBS = ['SELECT', 'WITH', 'FROM', 'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'EXISTS']
const OBJECTS = ['TABLE', 'VIEW', 'DICTIONARY', 'DATABASE']
/** Statements and, where it matters, what they may act on (after OR, REPLACE, TEMPORARY and the like). */
const WRITE_VERBS: Readonly<Record<string, readonly string[] | undefined>> = {
  INSERT: undefined,
  CREATE: OBJECTS,
  REPLACE: ['TABLE', 'DICTIONARY', 'VIEW'],
  ALTER: ['TABLE'],
  DROP: OBJECTS,
  TRUNCATE: undefined,
  OPTIMIZE: undefined,
  RENAME: undefined,
  EXCHANGE: undefined,
  DELETE: undefined,
  UPDATE: undefined,
  CHECK: undefined,
  UNDROP: undefined,
  KILL: ['QUERY', 'MUTATION'],
}
const CLOSED_VERBS =
  /^(SET|USE|SYSTEM|BACKUP|RESTORE|ATTACH|DETACH|GRANT|REVOKE|BEGIN|COMMIT|ROLLBACK|START|EXECUTE|WATCH|MOVE|COPY|PREPARE|DEALLOCATE)$/
const BEFORE_OBJECT = ['OR', 'REPLACE', 'TEMPORARY', 'MATERIALIZED']

/** Throws for a statement that may not come from outside; 497 names what was refused. */
export function judge(statement: Statement, catalog: Catalog, params: ReadonlyMap<string, string>): void {
  const list = withoutTrailingSemicolons(statement.tokens)
  const bad = list.find(({ kind }) => kind === 'error')
  if (bad) throw syntaxError(statement, bad)
  const separator = list.find(({ text }) => text === ';')
  if (separator) throw denied('a second statement in one request', `; at position ${separator.start + 1}`)
  judgeVerb(statement, list)
  for (let i = 0; i < list.length; i++) judgeToken(statement, list, i, catalog, params)
}

export function isReadVerb(verb: string): boolean {
  return READ_VERBS.includes(verb)
}

function judgeVerb(statement: Statement, list: readonly Token[]): void {
  const { verb } = statement
  if (isReadVerb(verb)) return
  if (CLOSED_VERBS.test(verb)) throw denied('the statement', verb)
  if (!(verb in WRITE_VERBS)) throw syntaxError(statement, list[0])
  const objects = WRITE_VERBS[verb]
  if (!objects) return
  const object = list.slice(1).find((token) => !isWord(token, ...BEFORE_OBJECT))
  if (!isWord(object, ...objects)) throw denied('the statement', `${verb} ${object?.text ?? ''}`.trim())
}

function judgeToken(
  { verb }: Statement,
  list: readonly Token[],
  i: number,
  { closedFunctions, closedEngines }: Catalog,
  params: ReadonlyMap<string, string>,
): void {
  const token = list[i] as Token
  const after = list[i + 1]
  const name = nameOf(token)
  if (name === undefined) return
  const lower = name.toLowerCase()

  if (after?.text === '(' && closedFunctions.has(lower)) throw denied('the function', name)
  if (after?.text === '.' && name === 'default' && list[i - 1]?.text !== '.') {
    throw denied('the database', 'default (its tables are not kept; use depindex)')
  }
  if (after?.text.startsWith('=') && CLOSED_SETTINGS.has(lower)) throw denied('the setting', name)
  if (isWord(token, 'OUTFILE', 'INFILE') && (after?.kind === 'string' || after?.kind === 'heredoc')) {
    throw denied('the clause', `${list[i - 1]?.text ?? ''} ${name}`.trim())
  }
  if (isWord(token, 'ENGINE')) {
    const engine = nameOf(after?.text.startsWith('=') ? list[i + 2] : after)
    if (engine && closedEngines.has(engine.toLowerCase())) throw denied('the engine', engine)
  }
  if (isWord(token, 'SOURCE') && after?.text === '(' && ['CREATE', 'REPLACE', 'ALTER'].includes(verb)) {
    judgeDictionarySource(list, i + 2)
  }
  if (isWord(token, 'DATABASE') && ['DROP', 'RENAME', 'TRUNCATE'].includes(verb))
    judgeDatabase(list.slice(i + 1))
  if (isWord(token, 'IDENTIFIER') && list[i - 1]?.text === ':') {
    const parameter = nameOf(list[i - 2])
    if (parameter !== undefined && /^`?default`?(\.|$)/.test(params.get(parameter) ?? '')) {
      throw denied('the database', 'default (its tables are not kept; use depindex)')
    }
  }
}

// HOST and PORT reach other servers; QUERY and WHERE are SQL in a string, which nobody would have judged.
const SOURCE_WORDS = ['CLICKHOUSE', 'NULL', 'DB', 'TABLE', 'USER', 'PASSWORD', 'UPDATE_FIELD', 'UPDATE_LAG']

function judgeDictionarySource(list: readonly Token[], from: number): void {
  for (let i = from, depth = 1; i < list.length && depth > 0; i++) {
    const token = list[i] as Token
    if (token.text === '(') depth++
    if (token.text === ')') depth--
    if (nameOf(token) !== undefined && !isWord(token, ...SOURCE_WORDS)) {
      const before = list[i - 1]
      // The value of DB or TABLE may be a name.
      if (!isWord(before, 'DB', 'TABLE', 'USER') && before?.text !== '.')
        throw denied('the dictionary source', token.text)
    }
  }
}

function judgeDatabase(list: readonly Token[]): void {
  for (const token of list) {
    const name = nameOf(token)
    if (name !== undefined && KEPT_DATABASES.has(name.toLowerCase()))
      throw denied('a change of the database', name)
  }
}

export function denied(what: string, token: string): Error {
  return exception('ACCESS_DENIED', `Not open to clients: ${what} ${token}.`)
}

function syntaxError({ sql }: Statement, at: Token | undefined): Error {
  if (!at) return exception('SYNTAX_ERROR', 'Syntax error: empty query.')
  const text = sql.slice(at.start, at.start + 100)
  return exception(
    'SYNTAX_ERROR',
    `Syntax error: failed at position ${at.start + 1} (${text.slice(0, 20)}): ${text}.`,
  )
}
