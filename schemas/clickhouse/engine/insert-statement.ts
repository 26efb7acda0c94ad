import { type Token, tokens } from './lexer.ts'
import { isWord } from './statement.ts'

/**
 * `INSERT INTO … FORMAT X` followed by data. `head` ends before FORMAT (and before SETTINGS, which follow a source in
 * ClickHouse's grammar); `dataStart` is where the data begin in the text.
 */
export type DataInsert = {
  readonly head: string
  readonly settings: string
  readonly format: string
  readonly dataStart: number
}

/**
 * Finds the data of an insert without reading them as SQL: they may be binary. `text` may be bytes read as Latin-1, so
 * `head` is only a slice of it. Undefined: not such an insert (VALUES and SELECT are plain SQL).
 */
export function findDataInsert(text: string): DataInsert | undefined {
  const list: Token[] = []
  let depth = 0
  let settingsAt: number | undefined
  for (const token of tokens(text)) {
    if (token.kind === 'space' || token.kind === 'comment') continue
    if (token.kind === 'error') return undefined
    const before = list.at(-1)
    list.push(token)
    if (list.length === 1 && !isWord(token, 'INSERT')) return undefined
    if ('([{'.includes(token.text)) depth++
    if (')]}'.includes(token.text)) depth--
    if (depth > 0 || list.length < 3) continue
    // A table may be called `format`: a clause never follows INTO, TABLE or a dot.
    if (isWord(before, 'INTO', 'TABLE', 'FUNCTION') || before?.text === '.') continue
    if (isWord(before, 'FORMAT') && list.length > 3 && token.kind === 'word') {
      const formatAt = (before as Token).start
      const settingsEnd = settingsAt ?? formatAt
      return {
        head: text.slice(0, settingsEnd),
        settings: text.slice(settingsEnd, formatAt),
        format: token.text,
        dataStart: skipSeparator(text, token.start + token.text.length),
      }
    }
    if (isWord(token, 'VALUES', 'SELECT', 'WITH', 'INFILE') || token.text === ';') return undefined
    if (isWord(token, 'SETTINGS')) settingsAt ??= token.start
  }
  return undefined
}

/** As ClickHouse does: blanks after the format's name, then at most one line end. All after it is data. */
function skipSeparator(text: string, from: number): number {
  const found = /[ \t\f]*\r?\n?/y
  found.lastIndex = from
  return from + (found.exec(text)?.[0].length ?? 0)
}
