/** A word that nothing is called. */
export const unknownWord = 'unheardof'

/** Texts that a statement, a file, a page or a spreadsheet might take for something else. */
export const hostileTexts = [
  `' OR 1=1 --`,
  `unheardof') UNION ALL SELECT name FROM system.tables --`,
  `'; DROP TABLE figures; --`,
  `\\' OR 1=1 --`,
  '{network:String}',
  '%',
  '_',
  '\\N',
  'a\tb\nc\r\nd',
  'a\u0000b',
  '\ud800',
  '\u202efees',
  '=HYPERLINK("http://x")',
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  'constructor',
  '__proto__',
  'x'.repeat(20_000),
]

/** Cursors that we did not write. */
export const forgedCursors = [
  '[]',
  'null',
  '{"a":1}',
  '[-1,"solana",5,6,"3.1","burn","x"]',
  '[1e308,"solana",5,6,"3.1","burn","x"]',
  `[1700000000,"solana",5,6,"0) OR 1=1","burn","x"]`,
  '["2026-01-01T00:00:00.000Z",-1]',
  '["2026-99-01T00:00:00.000Z",1]',
].map((json) => Buffer.from(json).toString('base64url'))

/** Neither days nor times. */
export const noTimes = [
  '',
  ' ',
  'yesterday',
  '2024-02-30',
  '0000-00-00',
  '1024-01-01',
  '9999-12-31',
  '-271821-04-20',
  '2024-1-1',
  '2024-01-01 ',
  '２０２４-01-01',
  'Infinity',
  '1704067200',
  '2024-01-01T25:00:00Z',
  '2024-W01',
]
