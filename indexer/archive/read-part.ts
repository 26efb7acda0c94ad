import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createGunzip, gunzip } from 'node:zlib'
import { DataError } from '../../schemas/errors.ts'
import { hashOf } from './hash-of.ts'
import { firstDamaged, sumsFile } from './line-sums.ts'
import type { ArchivePart } from './manifest.ts'

const decompress = promisify(gunzip)

/** A part that is whole, unpacked: lines in UTF-8, each with its newline. */
export async function readPart(folder: string, { name }: ArchivePart): Promise<Buffer> {
  return await decompress(await readFile(join(folder, name)))
}

/** Throws DataError with the file, the line and the reason where a part is not what its manifest says. */
export async function verifyPart(folder: string, part: ArchivePart): Promise<void> {
  const where = join(folder, part.name)
  const content = await read(where)
  const found = hashOf(content)
  if (found === part.sha256) return
  const sums = (await read(join(folder, sumsFile(part.name)))).toString('utf8')
  const { text, fault } = await unpackAsFarAsItGoes(content)
  const lines = linesOf(text)
  // The sums tell which line it is, if they are not damaged themselves.
  const line = hashOf(sums) === part.sumsSha256 ? firstDamaged(lines, sums) : undefined
  throw new DataError({
    what: line === undefined ? 'archive damaged' : `archive damaged in line ${line}`,
    got: fault ?? (line === undefined ? `SHA-256 ${found}` : (lines[line - 1] ?? 'the end of the file')),
    expected:
      line === undefined
        ? `SHA-256 ${part.sha256}`
        : `a line of sum ${sums.split('\n')[line - 1] || '(none)'}`,
    where,
  })
}

const linesOf = (text: string) => text.split('\n').slice(0, -1)

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new DataError({
      what: 'archive damaged: a file is missing',
      got: (cause as Error).message,
      expected: 'every file that the manifest names',
      where: file,
      cause,
    })
  }
}

async function unpackAsFarAsItGoes(content: Buffer): Promise<{ text: string; fault: string | undefined }> {
  const chunks: Buffer[] = []
  const stream = createGunzip()
  stream.end(content)
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    return { text: Buffer.concat(chunks).toString('utf8'), fault: undefined }
  } catch (error) {
    return {
      text: Buffer.concat(chunks).toString('utf8'),
      fault: `it does not unpack: ${(error as Error).message}`,
    }
  }
}
