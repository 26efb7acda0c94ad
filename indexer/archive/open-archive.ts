import { ConfigError } from '../../schemas/errors.ts'
import type { BlockSource, SourceBlock } from '../sources/block-source.ts'
import { type ArchivePart, type Manifest, manifestFile, readManifest } from './manifest.ts'
import { readPart, verifyPart } from './read-part.ts'

export type Archive = BlockSource & { readonly manifest: Manifest }

/** As much JSON as an answer holds. */
const answerBytes = 4_000_000
/** Blocks begin so because we wrote them, and the sums say that nobody else did. */
const start = /^\{"header":\{"number":(\d+),"hash":"(\w+)"/
const longestStart = 160

/**
 * Serves a recorded range. All of it is proven whole first, because half a chain in the tables looks like a whole one.
 * Throws DataError with the file, line and reason for a damaged archive, ConfigError where there is none.
 */
export async function openArchive(folder: string): Promise<Archive> {
  const manifest = readManifest(folder)
  if (manifest === undefined)
    throw new ConfigError({ what: 'no archive', expected: 'a manifest', where: manifestFile(folder) })
  for (const part of manifest.parts) await verifyPart(folder, part)
  const { parts } = manifest
  /** The part that is being served, and the one after it, which unpacks meanwhile. */
  const open = new Map<ArchivePart, Promise<readonly SourceBlock[]>>()

  function blocksOf(part: ArchivePart): Promise<readonly SourceBlock[]> {
    const following = parts[parts.indexOf(part) + 1]
    const wanted = following === undefined ? [part] : [part, following]
    for (const known of open.keys()) if (!wanted.includes(known)) open.delete(known)
    for (const one of wanted) {
      if (open.has(one)) continue
      const blocks = readPart(folder, one).then(toBlocks)
      // Whoever asks for it hears of a fault, and the next one reads again.
      blocks.catch(() => open.delete(one))
      open.set(one, blocks)
    }
    return open.get(part) as Promise<readonly SourceBlock[]>
  }

  return {
    name: `archive ${folder}`,
    manifest,
    floor: async () => manifest.from,
    height: async () => manifest.to,
    read: async ({ fromBlock, toBlock = manifest.to }) => {
      const blocks: SourceBlock[] = []
      let bytes = 0
      for (const part of parts) {
        if (part.to < fromBlock || part.from > toBlock) continue
        const all = await blocksOf(part)
        for (let index = firstFrom(all, fromBlock); index < all.length; index++) {
          const block = all[index] as SourceBlock
          if (block.height > toBlock || bytes >= answerBytes) return blocks
          blocks.push(block)
          bytes += block.json.length
        }
      }
      return blocks
    },
    close: () => open.clear(),
  }
}

/** Blocks stay the bytes that they are in the file: they are handed over as such, and no text is made of them on the way. */
function toBlocks(part: Buffer): SourceBlock[] {
  const blocks: SourceBlock[] = []
  for (let from = 0; from < part.length; ) {
    const newline = part.indexOf(10, from)
    const to = newline < 0 ? part.length : newline
    blocks.push(toBlock(part.subarray(from, to)))
    from = to + 1
  }
  return blocks
}

function toBlock(json: Buffer): SourceBlock {
  const beginning = json.toString('latin1', 0, longestStart)
  const [, height, hash] = start.exec(beginning) ?? []
  if (height === undefined || hash === undefined) throw new Error(`not a block of an archive: ${beginning}`)
  return { height: Number(height), hash, json }
}

/** Index of the first block at this height or above. */
function firstFrom(blocks: readonly SourceBlock[], height: number): number {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as SourceBlock).height < height) low = middle + 1
    else high = middle
  }
  return low
}
