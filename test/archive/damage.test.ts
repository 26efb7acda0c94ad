import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findArchives } from '../../indexer/archive/find-archives.ts'
import { openArchive } from '../../indexer/archive/open-archive.ts'
import { openArchiveWriter } from '../../indexer/archive/write-archive.ts'
import { inventBlocks } from '../portal/invented-blocks.ts'

/* An archive is whole, or it is refused with the file, the line and the reason. */

const root = mkdtempSync(join(tmpdir(), 'depindex-damage-'))
const whole = join(root, 'whole')
const part = 'blocks-000001.ndjson.gz'
const blocks = inventBlocks({ seed: 1, first: 1000, count: 300, dense: true })
let copies = 0

const header = {
  chain: 'filecoin',
  chainId: 314,
  from: 1000,
  recordedFrom: 'a test',
  environment: 'mainnet',
  sources: [{ network: 'filecoin', source: 'pay', from: 1000, filter: '[]' }],
}

beforeAll(async () => {
  const writer = openArchiveWriter(whole, header)
  await writer.append(
    blocks.map(({ header: { number, hash, ...rest }, logs }) => ({
      height: number,
      logs: logs.length,
      json: JSON.stringify({ header: { number, hash, ...rest }, logs }),
    })),
  )
  await writer.finish(1299)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A copy in which `change` alters one file. */
function damaged(file: string, change: (content: Buffer) => Buffer | string): string {
  const folder = join(root, `copy-${copies++}`)
  cpSync(whole, folder, { recursive: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file))))
  return folder
}

test('a whole archive serves its blocks, from anywhere, one by one or all', async () => {
  const archive = await openArchive(whole)
  expect([await archive.floor(), await archive.height()]).toEqual([1000, 1299])
  const all = await archive.read({ fromBlock: 0 })
  expect(all.map(({ json }) => JSON.parse(json.toString()))).toEqual(
    blocks.map(({ header, logs }) => ({ header, logs })),
  )
  const [one] = await archive.read({ fromBlock: 1100, toBlock: 1100, includeAllBlocks: true })
  expect(one?.hash).toBe(blocks[100]?.header.hash)
  expect((await archive.read({ fromBlock: 1250 })).at(0)?.height).toBe(1250)
})

test('law: wherever a bit turns, the archive is refused with a line', async () => {
  const size = readFileSync(join(whole, part)).length
  await fc.assert(
    fc.asyncProperty(fc.nat(size - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const folder = damaged(part, (content) => {
        content[at] = (content[at] ?? 0) ^ (1 << bit)
        return content
      })
      await expect(openArchive(folder)).rejects.toThrow(/archive damaged/)
      rmSync(folder, { recursive: true })
    }),
    { numRuns: 60 },
  )
})

describe('what is wrong is said, and where', () => {
  const edit = (change: (lines: string[]) => string[]) => (content: Buffer) =>
    gzipSync(change(gunzipSync(content).toString().split('\n')).join('\n'))

  test.each<[string, (content: Buffer) => Buffer | string, RegExp]>([
    [
      'a line that was changed',
      edit((lines) => lines.with(41, (lines[41] ?? '').replace(/"data":"0x0+/, '"data":"0x1'))),
      /archive damaged in line 42; got .*"number.*:1041.*; expected a line of sum [0-9a-f]{8}; at .*blocks-000001/,
    ],
    ['a line that is gone', edit((lines) => lines.toSpliced(9, 1)), /archive damaged in line 10; /],
    [
      'a line too many',
      edit((lines) => lines.toSpliced(300, 0, '{}')),
      /archive damaged in line 301; .*sum \(none\)/,
    ],
    [
      'a file that was cut',
      (content) => content.subarray(0, content.length / 2),
      /archive damaged in line \d+; got "it does not unpack: unexpected end of file"/,
    ],
    ['a file that is something else', () => 'hello', /archive damaged in line 1; got "it does not unpack: /],
  ])('%s', async (_, change, message) => {
    await expect(openArchive(damaged(part, change))).rejects.toThrow(message)
  })

  test('a file that is missing', async () => {
    const folder = damaged(part, (content) => content)
    rmSync(join(folder, part))
    await expect(openArchive(folder)).rejects.toThrow(
      /archive damaged: a file is missing; .*; at .*blocks-000001/,
    )
  })

  test.each<[string, (text: string) => string, RegExp]>([
    ['changed', (text) => text.replace('"to": 1299', '"to": 1199'), /got "a manifest of [0-9a-f]{64}"/],
    ['cut', (text) => text.slice(0, 100), /archive damaged; got ".*JSON.*"; expected a manifest in JSON/],
    [
      'of another kind',
      () => '{"format":"other"}',
      /expected the manifest of an archive; at .*manifest.json/,
    ],
  ])('a manifest that was %s', async (_, change, message) => {
    const folder = damaged('manifest.json', (content) => change(content.toString()))
    await expect(openArchive(folder)).rejects.toThrow(message)
  })
})

describe('folders', () => {
  test('archives are found in a folder, or are it', () => {
    expect([...findArchives(whole)]).toEqual([['filecoin', whole]])
  })
  test('none, and two of one chain', () => {
    expect(() => findArchives(join(root, 'nothing'))).toThrow(/no archive to replay; .*nothing/)
    damaged(part, (content) => content)
    expect(() => findArchives(root)).toThrow(/two archives of one chain/)
  })
  test('what is no archive is not written into', () => {
    expect(() => openArchiveWriter('/etc', header)).toThrow(/folder for an archive is not empty/)
  })
  test('another range or chain does not continue it', () => {
    expect(() => openArchiveWriter(whole, { ...header, from: 1400 })).toThrow(/expected blocks from 1300 on/)
    expect(() => openArchiveWriter(whole, { ...header, chain: 'polygon' })).toThrow(/expected the same chain/)
  })
})
