import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigError, DataError } from '../../schemas/errors.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Height = z.number().int().nonnegative()

const Part = z.strictObject({
  /** Gzipped lines of blocks. Beside it stands <name>.crc32, one sum of a line per line, so that a damaged one is found. */
  name: z.string().regex(/^blocks-\d{6}\.ndjson\.gz$/),
  from: Height,
  to: Height,
  blocks: z.number().int().positive(),
  logs: z.number().int().nonnegative(),
  sha256: Hash,
  sumsSha256: Hash,
})

const RecordedSource = z.strictObject({
  network: z.string(),
  source: z.string(),
  /** First height whose events of this source are in the archive. */
  from: Height,
  /** Address and filters that were asked for, as one text. */
  filter: z.string(),
})

const Content = z.strictObject({
  format: z.literal('depindex-archive-1'),
  chain: z.string(),
  /** What the chain is known by: its EIP-155 id, or the hash of its first block. */
  chainId: z.number().int().positive().optional(),
  genesisHash: z.string().optional(),
  /** Heights, slots on Solana, both inclusive. A block without data for the filters is left out, the first and the last are always there. */
  from: Height,
  to: Height,
  recordedFrom: z.string(),
  /** 'mainnet', or what says that the chain is fictional. */
  environment: z.string(),
  sources: z.array(RecordedSource).min(1),
  parts: z.array(Part),
})

/** What an archive holds: the range, what was asked for in it, and the sums that prove it whole. */
export type Manifest = z.infer<typeof Content>
export type ArchivePart = z.infer<typeof Part>
export type RecordedSource = z.infer<typeof RecordedSource>

/** In the order of the schema, whatever order it came in. */
const digestOf = (content: Manifest) =>
  createHash('sha256')
    .update(JSON.stringify(Content.parse(content)))
    .digest('hex')

export const manifestFile = (folder: string) => join(folder, 'manifest.json')

/** Written beside and renamed, so that it is the old one or the new one. */
export function writeManifest(folder: string, content: Manifest): void {
  const file = manifestFile(folder)
  writeFileSync(
    `${file}.next`,
    `${JSON.stringify({ ...content, sha256: digestOf(content) }, undefined, 2)}\n`,
  )
  renameSync(`${file}.next`, file)
}

/** undefined where there is none. Throws ConfigError or DataError that names the file and what is wrong in it. */
export function readManifest(folder: string): Manifest | undefined {
  const where = manifestFile(folder)
  let text: string
  try {
    text = readFileSync(where, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ConfigError({ what: 'archive not read', got: (cause as Error).message, where, cause })
  }
  const damaged = (got: string, expected: string) =>
    new DataError({ what: 'archive damaged', got, expected, where })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw damaged((cause as Error).message, 'a manifest in JSON')
  }
  const { sha256, ...rest } = value as { sha256?: unknown }
  const parsed = Content.safeParse(rest)
  if (!parsed.success) throw damaged(z.prettifyError(parsed.error), 'the manifest of an archive')
  if (sha256 !== digestOf(parsed.data))
    throw damaged(`a manifest of ${digestOf(parsed.data)}`, `${String(sha256)}, as it says of itself`)
  return parsed.data
}
