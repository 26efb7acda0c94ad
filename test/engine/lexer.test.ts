import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameOf, tokens } from '../../schemas/clickhouse/engine/lexer.ts'

const kinds = (sql: string) => [...tokens(sql)].map(({ kind, text }) => `${kind}:${text}`)
const significant = (sql: string) => kinds(sql).filter((text) => !/^(space|comment):/.test(text))

describe('lexer', () => {
  test('joined tokens are the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...[
        "'",
        '"',
        '`',
        '\\',
        '--',
        '/*',
        '*/',
        '#!',
        '# ',
        '//',
        '$a$',
        '$$',
        '$',
        '\n',
        ' ',
        '.',
        '1',
        '0x',
        '1e',
        "x'",
      ],
      ...['file', '(', ')', ';', '‘', 'é', '\u00a0', '{x:String}', '::', '💡', '\0'],
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (sql) => {
        const list = [...tokens(sql)]
        expect(list.map((token) => token.text).join('')).toBe(sql)
        for (const token of list) {
          expect(token.text.length).toBeGreaterThan(0)
          expect(sql.slice(token.start, token.start + token.text.length)).toBe(token.text)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test.each<[string, string[]]>([
    [`'it''s \\' ok'x`, [`string:'it''s \\' ok'`, 'word:x']],
    ['`a``b\\`c`"d""e"', ['quoted-name:`a``b\\`c`', 'quoted-name:"d""e"']],
    ['a -- b\nc', ['word:a', 'word:c']],
    ['a // b\nc', ['word:a', 'word:c']],
    ['a # b\nc', ['word:a', 'word:c']],
    ['a #!b\nc', ['word:a', 'word:c']],
    ['a #b', ['word:a', 'symbol:#', 'word:b']],
    ['/* a /* b */ c */ d', ['word:d']],
    ['/* a /* b */ c', ['error:/* a /* b */ c']],
    ["$t$ it's; $t$ a", ["heredoc:$t$ it's; $t$", 'word:a']],
    ['$$;$$', ['heredoc:$$;$$']],
    ['$t$ open', ['word:$t$', 'word:open']],
    ['t.1.1', ['word:t', 'symbol:.', 'number:1', 'symbol:.', 'number:1']],
    ['1.5e-3 + .5 0xFFp1 1_000', ['number:1.5e-3', 'symbol:+', 'number:.5', 'number:0xFFp1', 'number:1_000']],
    ['1st', ['word:1st']],
    ['1.5x', ['error:1.5x']],
    ["x'4142' b'01' X'zz'", ["string:x'4142'", "string:b'01'", "error:X'zz'"]],
    ['‘a’', ['error:‘', 'word:a', 'error:’']],
    ["'open", ["error:'open"]],
    ['a\u00a0\u3000b', ['word:a', 'word:b']],
  ])('%s', (sql, expected) => {
    expect(significant(sql)).toEqual(expected)
  })

  test('a name is the same however it is quoted', () => {
    const names = ['file', '`file`', '"file"', '`fi\\x6ce`', '`f\\ile`']
    for (const text of names) expect(nameOf([...tokens(text)][0])).toBe('file')
    expect(nameOf([...tokens('`a``b`')][0])).toBe('a`b')
    expect(nameOf([...tokens("'file'")][0])).toBeUndefined()
  })
})
