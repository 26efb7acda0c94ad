import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

/**
 * A folder of a test's own that begins as `make` leaves one. It is made once in a run of the tests, by the first file that
 * asks for it, and copied for each: what many databases begin with is the same and takes many seconds.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const own = mkdtempSync(join(tmpdir(), `depindex-${name}-`))
  const shared = process.env['DEPINDEX_TEST_SHARED']
  if (shared === undefined) {
    await make(own)
    return own
  }
  const made = join(shared, name)
  await eventually(
    async () => {
      if (existsSync(made)) return true
      if (claim(`${made}.claim`)) await makeAt(made, make)
      return existsSync(made) || undefined
    },
    { what: `a database "${name}" to copy`, seconds: 100 },
  )
  cpSync(made, own, { recursive: true })
  return own
}

/** Says whether nobody else makes it. */
function claim(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function makeAt(made: string, make: (folder: string) => Promise<void>): Promise<void> {
  const half = `${made}.half`
  try {
    await make(half)
    renameSync(half, made)
  } finally {
    rmSync(half, { recursive: true, force: true })
    rmSync(`${made}.claim`, { recursive: true, force: true })
  }
}
