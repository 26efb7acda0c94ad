import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verification } from '../../schemas/verification.ts'

/** Keeps what was found beside the product's data, which it is not part of: one file per network, month, chain and source. */
export function saveReport(dataDir: string, verification: Verification): string {
  const { network, month, chain, source } = verification
  const folder = join(dataDir, 'verifications')
  mkdirSync(folder, { recursive: true })
  const name = [network, month, chain, source].map((part) => part.replace(/[^A-Za-z0-9.-]+/g, '-')).join('_')
  const file = join(folder, `${name}.json`)
  writeFileSync(`${file}.next`, `${JSON.stringify(verification, undefined, 2)}\n`)
  renameSync(`${file}.next`, file)
  return file
}
