import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { ConfigError } from '../../schemas/errors.ts'
import { hashOf } from './hash-of.ts'
import { sumsFile, sumsOf } from './line-sums.ts'
import { type ArchivePart, type Manifest, readManifest, writeManifest } from './manifest.ts'
import { readPart } from './read-part.ts'

const compress = promisify(gzip)
/** Bytes of JSON in a file: small enough to hold one in memory, and to read one block out of. */
const partBytes = 8_000_000

/** A block of an archive: its height, how many logs or instructions it has, and its line. */
export type ArchiveBlock = { readonly height: number; readonly logs: number; readonly json: string }

export type ArchiveWriter = {
  readonly append: (blocks: readonly ArchiveBlock[]) => Promise<void>
  /** Everything up to this height is there. */
  readonly finish: (to: number) => Promise<Manifest>
}

type Header = Omit<Manifest, 'parts' | 'to' | 'format'>

/**
 * Writes an archive part by part; the manifest names a part once it is whole, so what was begun can be gone on with. An
 * archive that ends right below `from` is continued where it is of the same chain and sources. Throws ConfigError where
 * another one stands in the folder.
 */
export function openArchiveWriter(folder: string, header: Header): ArchiveWriter {
  const before = readManifest(folder)
  if (before !== undefined) mustContinue(before, header, folder)
  else mustBeEmpty(folder)
  mkdirSync(folder, { recursive: true })
  let manifest: Manifest | undefined = before
  let pending: ArchiveBlock[] = []
  let bytes = 0

  async function writePart(): Promise<void> {
    const [first, last] = [pending[0], pending.at(-1)]
    if (first === undefined || last === undefined) return
    const parts = manifest?.parts ?? []
    const name = `blocks-${String(parts.length + 1).padStart(6, '0')}.ndjson.gz`
    const lines = pending.map(({ json }) => json)
    const sums = sumsOf(lines)
    const content = await compress(lines.map((line) => `${line}\n`).join(''))
    await writeWhole(join(folder, name), content)
    await writeWhole(join(folder, sumsFile(name)), sums)
    const part: ArchivePart = {
      name,
      from: first.height,
      to: last.height,
      blocks: pending.length,
      logs: pending.reduce((sum, { logs }) => sum + logs, 0),
      sha256: hashOf(content),
      sumsSha256: hashOf(sums),
    }
    save(last.height, [...parts, part])
    pending = []
    bytes = 0
  }

  function save(to: number, parts: readonly ArchivePart[]): Manifest {
    manifest = {
      format: 'depindex-archive-1',
      ...header,
      from: before?.from ?? header.from,
      sources: before?.sources ?? header.sources,
      to,
      parts: [...parts],
    }
    writeManifest(folder, manifest)
    return manifest
  }

  return {
    append: async (blocks) => {
      if (before !== undefined && manifest === before && pending.length === 0)
        await mustStandOn(folder, before, blocks[0])
      for (const block of blocks) {
        const last = pending.at(-1)?.height ?? manifest?.to ?? -1
        if (block.height <= last) throw new Error(`block ${block.height} after block ${last}`)
        pending.push(block)
        bytes += block.json.length
        if (bytes >= partBytes) await writePart()
      }
    },
    finish: async (to) => {
      await writePart()
      return save(to, manifest?.parts ?? [])
    },
  }
}

function mustContinue(before: Manifest, header: Header, folder: string): void {
  const askedFor = ({ sources }: Header | Manifest) =>
    JSON.stringify(sources.map(({ network, source, filter }) => [network, source, filter]))
  const isSame = before.chain === header.chain && askedFor(before) === askedFor(header)
  if (isSame && header.from === before.to + 1) return
  throw new ConfigError({
    what: 'another archive stands in the folder',
    got: `${before.chain}, blocks ${before.from} to ${before.to}`,
    expected: isSame
      ? `blocks from ${before.to + 1} on, which continue it, or another folder (--out)`
      : 'the same chain and the same sources, or another folder (--out)',
    where: folder,
  })
}

/** The first block of a continuation stands on the last one that was recorded, or it is of another chain. */
async function mustStandOn(
  folder: string,
  { parts, to }: Manifest,
  next: ArchiveBlock | undefined,
): Promise<void> {
  const part = parts.at(-1)
  if (part === undefined || next === undefined) return
  const headerOf = (json: string | undefined) =>
    (JSON.parse(json ?? '{}') as { header?: { number: number; hash: string; parentHash: string } }).header
  const last = headerOf((await readPart(folder, part)).toString().trimEnd().split('\n').at(-1))
  const first = headerOf(next.json)
  // Its parent says so: on Solana the slot after the last one may have no block.
  if (last?.number === to && first !== undefined && first.parentHash === last.hash) return
  throw new ConfigError({
    what: 'the chain does not continue the archive',
    got: `block ${first?.number} on ${first?.parentHash}`,
    expected: `block ${to + 1} on ${last?.hash}: the same chain, with the same history`,
    where: folder,
  })
}

function mustBeEmpty(folder: string): void {
  if (!existsSync(folder)) return
  // The first part that no manifest names was being written when its recording was killed. More of them are a recording
  // that lost its manifest, and nothing to throw away.
  const foreign = readdirSync(folder).filter(
    (name) => !/^blocks-000001\.(ndjson\.gz|crc32)(\.next)?$|^manifest\.json\.next$/.test(name),
  )
  if (foreign.length > 0)
    throw new ConfigError({
      what: 'folder for an archive is not empty',
      got: foreign.slice(0, 3).join(', '),
      expected: 'an empty folder, or one that is made',
      where: folder,
    })
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.next`, content)
  await rename(`${file}.next`, file)
}
