import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../compile.mjs'

/** Networks that tests define for the processes they start. */
const folders = [
  'reader/networks-excluded',
  'reader/networks-transfers',
  'solana/networks',
  'supervisor/bad-networks',
]
const commands = ['indexer/archive/record.ts', 'indexer/verify/verify.ts']

/**
 * Before all test files: compiles once what their processes run, as `npm start` does for its own, because a TypeScript loader
 * in each of some hundred processes takes longer than what they are started for; and makes a folder for what files share.
 */
export default async function setup(): Promise<() => void> {
  const networks = folders.flatMap((folder) => {
    const path = fileURLToPath(new URL(`./${folder}/`, import.meta.url))
    return readdirSync(path).map((file) => join(path, file))
  })
  const { list } = await compile([...commands, ...networks])
  const shared = mkdtempSync(join(tmpdir(), 'depindex-shared-'))
  process.env['DEPINDEX_COMPILED'] = list
  process.env['DEPINDEX_TEST_SHARED'] = shared
  return () => rmSync(shared, { recursive: true, force: true })
}
