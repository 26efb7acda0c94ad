import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where a recording of others stands. Recordings have licences of their own or none, so they are no part of the project:
 * tests read them where they are, below RECORDED_DATA or beside the project. Gives nothing where there is none, and says so.
 */
export function recordedFile(name: string): string | undefined {
  const folder =
    process.env['RECORDED_DATA'] || fileURLToPath(new URL('../../../shared/data/recorded', import.meta.url))
  const file = resolve(folder, name)
  if (existsSync(file)) return file
  console.error(`skipped, because there is no recording at ${file}; RECORDED_DATA names another folder`)
  return undefined
}
