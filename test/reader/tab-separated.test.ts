import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTabSeparated } from '../../indexer/store/tab-separated.ts'

const escapes: Readonly<Record<string, string>> = { '0': '\0', t: '\t', n: '\n', r: '\r', '\\': '\\' }

/** As ClickHouse reads it: `\N` alone is no value, and a backslash gives the next character another meaning. */
function parse(bytes: Buffer): (string | null)[][] {
  const rows = bytes.toString('utf8').split('\n')
  expect(rows.pop()).toBe('')
  return rows.map((row) =>
    row
      .split('\t')
      .map((field) =>
        field === '\\N' ? null : field.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? '?'),
      ),
  )
}

function write(rows: readonly (readonly (string | null)[])[]): Buffer {
  const lines = openTabSeparated()
  for (const row of rows) {
    for (const field of row) lines.field(field)
    lines.end()
  }
  return Buffer.concat(lines.take())
}

const field = fc.option(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc
      .array(fc.constantFrom('\\', '\t', '\n', '\r', '\0', 'N', 'é', '€', '𝄞', 'a'))
      .map((all) => all.join('')),
  ),
)

test('whatever a field holds is read back', () => {
  const row = fc.array(field, { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      expect(parse(write(rows))).toEqual(rows)
    }),
  )
})

test('rows beyond one piece of memory, and a field beyond it, stay whole', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => [`${index}`, 'x'.repeat(400), null])
  expect(parse(write(rows))).toEqual(rows)
  const long = [['€'.repeat(2 ** 20), 'b']]
  expect(parse(write(long))).toEqual(long)
})

test('what was taken is not written again, nor changed by what follows', () => {
  const lines = openTabSeparated()
  lines.field('first')
  lines.end()
  const first = lines.take()
  lines.field('second')
  lines.end()
  expect(Buffer.concat(first).toString()).toBe('first\n')
  expect(Buffer.concat(lines.take()).toString()).toBe('second\n')
  expect(lines.take()).toEqual([])
})
