import { type Token, tokens } from './lexer.ts'

/** One SQL statement and its tokens without spaces and comments. */
export type Statement = { readonly sql: string; readonly tokens: readonly Token[]; readonly verb: string }

export function parseStatement(sql: string): Statement {
  const significant = [...tokens(sql)].filter(({ kind }) => kind !== 'space' && kind !== 'comment')
  const first = significant.find(({ text }) => text !== '(')
  const verb = first?.kind === 'word' ? first.text.toUpperCase() : ''
  return { sql, tokens: significant, verb }
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase())
}

/** Whether the answer is a result set that is worth streaming; SHOW, EXPLAIN and the like are small. */
export function isSelect({ verb }: Statement): boolean {
  return verb === 'SELECT' || verb === 'WITH' || verb === 'FROM'
}

/** The statement split around its FORMAT clause, where an INTO OUTFILE belongs. */
export function splitAtFormat(statement: Statement): { head: string; format?: string; tail: string } {
  const { sql } = statement
  const list = withoutTrailingSemicolons(statement.tokens)
  const last = list.at(-1)
  const end = last ? last.start + last.text.length : 0
  const at = formatClauseAt(list)
  if (at < 0) return { head: sql.slice(0, end), tail: '' }
  const clause = list[at] as Token
  return { head: sql.slice(0, clause.start), format: list[at + 1]?.text, tail: sql.slice(clause.start, end) }
}

function formatClauseAt(list: readonly Token[]): number {
  let depth = 0
  for (let i = list.length - 1; i > 0; i--) {
    const text = list[i]?.text ?? ''
    if (')]}'.includes(text)) depth++
    else if ('([{'.includes(text)) depth--
    if (depth !== 0 || !isWord(list[i], 'FORMAT') || list[i + 1]?.kind !== 'word') continue
    // `SELECT format x` and `t.format y` name a column.
    const before = list[i - 1] as Token
    if (
      isWord(before, 'SELECT', 'DISTINCT', 'AS', 'BY', 'WHERE', 'AND', 'OR', 'NOT') ||
      /^[,.=<>+\-/%]$/.test(before.text)
    ) {
      return -1
    }
    const after = list[i + 2]
    return after === undefined || isWord(after, 'SETTINGS') ? i : -1
  }
  return -1
}

export function withoutTrailingSemicolons(list: readonly Token[]): readonly Token[] {
  let end = list.length
  while (end > 0 && list[end - 1]?.text === ';') end--
  return list.slice(0, end)
}
