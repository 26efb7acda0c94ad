/**
 * Splits SQL text into tokens exactly where ClickHouse's own lexer does, because what may run is judged on tokens:
 * a forbidden word inside a string or a comment is harmless, the same word outside is not.
 * `text` of all tokens joined is the input.
 */
export type TokenKind =
  | 'space'
  | 'comment'
  | 'word'
  | 'quoted-name'
  | 'string'
  | 'heredoc'
  | 'number'
  | 'symbol'
  | 'error'

export type Token = { readonly kind: TokenKind; readonly text: string; readonly start: number }

const WORD = /[A-Za-z0-9_]/
// The Unicode spaces that ClickHouse skips between tokens, for queries pasted from documents.
const SPACE = /[\s\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+/y
const NUMBER =
  /(?:0[xX][0-9a-fA-F](?:_?[0-9a-fA-F])*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[bB][01][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?|\.[0-9][0-9_]*(?:[eE][+-]?[0-9_]*)?)/y
const DIGITS = /[0-9][0-9_]*/y
const WORDS = /[A-Za-z0-9_$]+/y
const WORD_ONLY = /[A-Za-z0-9_]*/y
const HEREDOC_TAG = /\$\w*\$/y
const HEX_OR_BIN_STRING = /(?:[xX]'[0-9a-fA-F]*'|[bB]'[01]*')/y

export function* tokens(sql: string): Generator<Token> {
  let at = 0
  let last: Token | undefined
  while (at < sql.length) {
    const token = next(sql, at, last)
    yield token
    at += token.text.length
    if (token.kind !== 'space' && token.kind !== 'comment') last = token
  }
}

function next(sql: string, start: number, last: Token | undefined): Token {
  const take = (kind: TokenKind, end: number): Token => ({ kind, text: sql.slice(start, end), start })
  const match = (pattern: RegExp, from = start): string | undefined => {
    pattern.lastIndex = from
    return pattern.exec(sql)?.[0]
  }
  const c = sql[start] as string
  const two = sql.slice(start, start + 2)

  const space = match(SPACE)
  if (space) return take('space', start + space.length)
  if (c === "'") return quoted(sql, start, 'string', take)
  if (c === '"' || c === '`') return quoted(sql, start, 'quoted-name', take)
  if (two === '--' || two === '//' || two === '# ' || two === '#!') {
    const end = sql.indexOf('\n', start)
    return take('comment', end < 0 ? sql.length : end)
  }
  if (two === '/*') return blockComment(sql, start, take)
  if (c >= '0' && c <= '9') return number(sql, start, last, match, take)
  if (c === '.' && /[0-9]/.test(sql[start + 1] ?? '') && !endsAnOperand(last)) {
    return number(sql, start, last, match, take)
  }
  if (c === '$') {
    const tag = match(HEREDOC_TAG)
    const end = tag === undefined ? -1 : sql.indexOf(tag, start + tag.length)
    if (tag !== undefined && end >= 0) return take('heredoc', end + tag.length)
    if (!WORD.test(sql[start + 1] ?? '')) return take('symbol', start + 1)
  }
  if (/[xXbB]/.test(c) && sql[start + 1] === "'") {
    const literal = match(HEX_OR_BIN_STRING)
    return literal === undefined ? take('error', sql.length) : take('string', start + literal.length)
  }
  const word = match(WORDS)
  if (word) return take('word', start + word.length)
  // Curly quotes open strings in some ClickHouse versions and not in others: never guess.
  const code = sql.codePointAt(start) as number
  if (code > 0x7e || code < 0x20) return take('error', start + (code > 0xffff ? 2 : 1))
  return take('symbol', start + 1)
}

type Take = (kind: TokenKind, end: number) => Token

function quoted(sql: string, start: number, kind: TokenKind, take: Take): Token {
  const quote = sql[start]
  for (let at = start + 1; at < sql.length; at++) {
    if (sql[at] === '\\') at++
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return take(kind, at + 1)
      at++
    }
  }
  return take('error', sql.length)
}

/** Nested, as in the SQL standard. */
function blockComment(sql: string, start: number, take: Take): Token {
  let depth = 1
  let at = start + 2
  while (at + 2 <= sql.length) {
    const two = sql.slice(at, at + 2)
    if (two === '/*') depth++
    else if (two === '*/') depth--
    at += two === '/*' || two === '*/' ? 2 : 1
    if (depth === 0) return take('comment', at)
  }
  return take('error', sql.length)
}

function number(
  sql: string,
  start: number,
  last: Token | undefined,
  match: (pattern: RegExp, from?: number) => string | undefined,
  take: Take,
): Token {
  // After a dot only whole digits are a number, so that x.1.1 is a tuple element of a tuple element.
  const text = match(last?.text === '.' ? DIGITS : NUMBER) ?? (sql[start] as string)
  const rest = match(WORD_ONLY, start + text.length) ?? ''
  if (rest === '') return take('number', start + text.length)
  // 1st_column is a name; 1.5x is nothing.
  return take(/^\w+$/.test(text) ? 'word' : 'error', start + text.length + rest.length)
}

function endsAnOperand(last: Token | undefined): boolean {
  if (!last) return false
  return (
    last.kind === 'word' || last.kind === 'quoted-name' || last.kind === 'number' || /^[)\]]$/.test(last.text)
  )
}

/** The name that a token spells, whatever its quoting; undefined when it is no name. */
export function nameOf(token: Token | undefined): string | undefined {
  if (token?.kind === 'word') return token.text
  if (token?.kind !== 'quoted-name') return undefined
  const quote = token.text[0] as string
  return unquote(token.text.slice(1, -1).replaceAll(quote + quote, quote))
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\x07',
  v: '\v',
  e: '\x1b',
}

function unquote(text: string): string {
  return text.replace(/\\(x[0-9a-fA-F]{2}|[\s\S])/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
  )
}
