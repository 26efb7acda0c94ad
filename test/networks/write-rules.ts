import { readFileSync, writeFileSync } from 'node:fs'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { complaintOf, hashOf, rulesOf, type Written } from './rules.ts'

/* `npm run rules`: writes down the rules that the versions of the networks' methods stand for. */

const file = new URL('./rules.json', import.meta.url)
const written = JSON.parse(readFileSync(file, 'utf8')) as Written
const { networks } = await loadCatalog(networkFolders({}))
const wrong = networks.flatMap((network) => {
  const complaint = complaintOf(network, written)
  return complaint?.endsWith('raise it') ? [complaint] : []
})
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join('\n')}\n`)
  process.exitCode = 1
} else {
  const lines = networks.map((network) => [
    network.id,
    { version: network.methodVersion, rules: hashOf(rulesOf(network)) },
  ])
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`)
}
