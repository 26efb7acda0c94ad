import { join } from 'node:path'
import { ConfigError, DataError } from '../../schemas/errors.ts'
import type { Verification } from '../../schemas/verification.ts'
import { readManifest } from '../archive/manifest.ts'
import { openArchive } from '../archive/open-archive.ts'
import { loadCatalog, networkFolders } from '../catalog.ts'
import { endpointOf } from '../chains/endpoint.ts'
import { isEvmRoute } from '../chains/routing.ts'
import { writeDefinitions } from '../definitions.ts'
import { reasonOf } from '../supervisor/reason.ts'
import { type CheckedLogs, checkLogs } from './check-logs.ts'
import { type CountedValues, checkValues } from './check-values.ts'
import { compareMovements, hashOfMonth } from './compare.ts'
import type { Month } from './month.ts'
import { hashOfProduct, loadProduct } from './product.ts'
import { type Range, rangeOf, recordMonth } from './record-month.ts'
import { replay } from './replay.ts'
import { saveReport } from './report.ts'
import { openScratch, type Scratch } from './scratch.ts'
import { sourceOf, type VerifySource } from './source.ts'
import { type ReadOn, understand, type Wanted } from './understand.ts'

/* `npm run verify -- <network> <month>`: the month's blocks once more, from another source, against what a product tells. */

const usage = `Usage: npm run verify -- <network> <YYYY-MM> [--of <address>] [--source <source>] [--chain <chain>]
                         [--blocks <number>] [--save]

Reads the blocks of a month again, decodes them into a database of its own, and compares every movement with what a running
Depindex exports; asks for its prices again, by PRICES_URL, and recounts its figures from movements and prices. Ends with code 0 where all are equal, with 1 where something is not, with 2 where nothing was compared.

--of       address of the Depindex (http://localhost:4000)
--source   endpoint, portal, a folder made by "npm run record", or the address of another endpoint; the endpoint where left out,
           because final blocks are read from a dataset where there is one
--chain    only this chain, for a network on several
--blocks   how many blocks are looked at by header and receipt besides, on EVM chains with an endpoint (200)
--save     keeps the result as a file in DATA_DIR/verifications`

const say = (line: string) => void process.stdout.write(`${line}\n`)
const tell = (line: string) => void process.stderr.write(`${line}\n`)

type Plan = ReadOn & { readonly source: VerifySource; readonly range: Range }

async function main(): Promise<boolean> {
  const catalog = await loadCatalog(networkFolders(process.env))
  const wanted = understand(process.argv.slice(2), catalog, process.env)
  if (wanted === undefined) {
    say(usage)
    return true
  }
  const { network, month, of, readOn } = wanted
  // What cannot be is said before hours of reading.
  await hashOfProduct(of, network.id, month)
  const plans: Plan[] = []
  for (const on of readOn) plans.push(...(await plan(on, wanted)))
  const scratch = await openScratch()
  try {
    const archives: string[] = []
    for (const one of plans) archives.push(await readAgain(one, wanted, scratch))
    await load(scratch, wanted)
    await writeDefinitions(scratch.told.client, catalog)
    const { unchecked, faults: wrongValues, ...checked } = await checkValues(scratch, wanted, process.env)
    if (unchecked > 0) tell(`${unchecked} prices are taken as they are told: nobody was asked for them again`)
    const found: Verification[] = []
    for (const [index, one] of plans.entries()) {
      const compared = await verify(one, wanted, scratch)
      const { headers, receipts, faults } = await lookAtLogs(one, archives[index] as string, wanted)
      found.push({ ...compared, ...checked, headers, receipts, faults: [...compared.faults, ...faults] })
    }
    if (found.every(({ movements, missing }) => movements + missing === 0))
      throw new DataError({
        what: 'nothing to compare',
        got: `no movement of ${network.id} in ${month.name}, neither in the product nor at the source`,
      })
    for (const one of found) report(one, wrongValues, wanted)
    reportValues(checked, wrongValues, wanted)
    return [wrongValues, ...found.map(({ faults }) => faults)].every((faults) => faults.length === 0)
  } finally {
    await scratch.close()
  }
}

/** What is read again of a chain; nothing where its sources begin after the month. */
async function plan(on: ReadOn, { network, month, source: named }: Wanted): Promise<Plan[]> {
  const { chain } = on
  const source = sourceOf(chain, named, process.env)
  if (source.archive !== undefined)
    return [{ ...on, source, range: await rangeOfArchive(source.archive, month) }]
  const range = await rangeOf(on, month, source.env)
  if (range !== undefined) return [{ ...on, source, range }]
  tell(`${chain.id}: nothing of ${network.id} began before ${month.to}`)
  return []
}

/** Blocks into the scratch database; tells the folder that they are recorded in. */
async function readAgain(
  { chain, source, range }: Plan,
  { network, month }: Wanted,
  scratch: Scratch,
): Promise<string> {
  const { readFrom, from, to } = range
  if (source.isSame)
    tell(
      `${chain.id}: the ${source.name} is where the product reads final blocks, too, as far as the settings here tell`,
    )
  const early = readFrom < from ? `, and before it from ${readFrom} on what its events refer to` : ''
  tell(`${chain.id}: reading ${month.name} from the ${source.name}, blocks ${from} to ${to}${early}`)
  const archive = source.archive ?? join(scratch.folder, chain.id)
  if (source.archive === undefined) await recordMonth(chain.id, network.id, range, source.env, archive)
  await replay(chain, archive, scratch.again.connection, source.env)
  return archive
}

/** Whether an endpoint's headers and receipts hold what was read, where there is an endpoint and the chain has blooms. */
async function lookAtLogs(
  { chain, routes, source, range }: Plan,
  archive: string,
  { blocks: count }: Wanted,
): Promise<Pick<CheckedLogs, 'headers' | 'receipts' | 'faults'>> {
  const none = { headers: 0, receipts: 0, faults: [] }
  if (chain.family === 'solana' || count === 0) return none
  const own = endpointOf(chain, source.env)
  const endpoint = own === 'off' ? endpointOf(chain, { ...process.env, REPLAY: '' }) : own
  if (endpoint === 'off') {
    tell(`${chain.id}: no endpoint, so headers and receipts are not looked at`)
    return none
  }
  const read = await openArchive(archive)
  const { from, to } = range
  const checked = await checkLogs({
    endpoint,
    routes: routes.filter(isEvmRoute),
    source: read,
    from,
    to,
    count,
  })
  read.close()
  const { headers, ruledOut, asked, receipts } = checked
  tell(
    `${chain.id}: looked at ${headers} headers, which ruled out ${ruledOut} filters; asked for ${asked} that they did not; and at ${receipts} receipts`,
  )
  return checked
}

/** Throws ConfigError where a recording does not hold the whole month. */
async function rangeOfArchive(folder: string, { name, begins, ends }: Month): Promise<Range> {
  const { from = 0, to = 0, sources = [] } = readManifest(folder) ?? {}
  const archive = await openArchive(folder)
  const timeOf = async (height: number) => {
    const [block] = await archive.read({ fromBlock: height, toBlock: height })
    return block === undefined
      ? Number.NaN
      : (JSON.parse(block.json.toString()) as { header: { timestamp: number } }).header.timestamp
  }
  const [first, last] = [await timeOf(from), await timeOf(to)]
  archive.close()
  if (sources.length > 0 && last >= ends && (first < begins || sources.every((source) => source.from > from)))
    return { readFrom: from, from, to }
  throw new ConfigError({
    what: 'recording does not hold the month',
    got: `${new Date(first * 1000).toISOString()} to ${new Date(last * 1000).toISOString()}`,
    expected: `a block before ${name} and one after it`,
    where: folder,
  })
}

async function verify(
  { chain, source, range }: Plan,
  { network, month }: Wanted,
  scratch: Scratch,
): Promise<Omit<Verification, 'headers' | 'receipts' | keyof CountedValues>> {
  const { there, first, ...counts } = await compareMovements(scratch, network.id, month, chain.id)
  const [mine, again] = [
    await hashOfMonth(scratch.told, network.id, month, chain.id),
    await hashOfMonth(scratch.again, network.id, month, chain.id),
  ]
  if (mine.movements !== `${counts.movements}` || again.movements !== `${there}`)
    throw new Error(
      `${counts.movements} and ${there} movements compared, of ${mine.movements} and ${again.movements}`,
    )
  const faults: string[] = []
  if (first !== undefined)
    faults.push(
      `${counts.missing} movements are missing in the product, ${counts.extra} are in the product alone, ${counts.repeated} are there more often than they happened, ${counts.different} differ, of ${there} at the source; the first: ${first}`,
    )
  else if (mine.sha256 !== again.sha256)
    faults.push(`the content hash is ${mine.sha256} in the product and ${again.sha256} at the source`)
  return {
    network: network.id,
    month: month.name,
    chain: chain.id,
    source: source.name,
    fromBlock: range.from,
    toBlock: range.to,
    ...counts,
    sha256: mine.sha256,
    faults,
    verifiedAt: new Date().toISOString(),
  }
}

/** What the product tells, which must be what it gives the hash of. */
async function load({ told }: Scratch, { of, network: { id }, month }: Wanted): Promise<void> {
  const given = await hashOfProduct(of, id, month)
  await loadProduct(told.client, of, id, month)
  const { movements, sha256 } = await hashOfMonth(told, id, month)
  if (given === undefined ? movements === '0' : given.sha256 === sha256) return
  throw new DataError({
    what: 'the product does not export what it gives the hash of',
    got: `${movements} movements, ${sha256}`,
    expected: `${given?.movements ?? 0} movements, ${given?.sha256 ?? 'no hash'}; it may have read on meanwhile: try again`,
    where: of,
  })
}

function report(verification: Verification, wrongValues: readonly string[], { save }: Wanted): void {
  const { network, month, chain, source, movements, sha256, faults, fromBlock, toBlock } = verification
  const name = `${network} ${month} on ${chain}`
  const read = `read again from the ${source}, blocks ${fromBlock} to ${toBlock}`
  if (faults.length === 0) say(`${name}: equal. ${movements} movements, ${sha256}, ${read}`)
  else for (const fault of faults) say(`${name}: DIFFERENT. ${fault} (${read})`)
  if (!save) return
  const kept = { ...verification, faults: [...faults, ...wrongValues] }
  tell(`kept as ${saveReport(process.env['DATA_DIR'] || './data', kept)}`)
}

/** Every wrong price makes wrong figures: so many lines say enough. */
const mostLines = 20

function reportValues(
  { prices, figures }: CountedValues,
  faults: readonly string[],
  { network, month }: Wanted,
): void {
  const name = `${network.id} ${month.name}`
  if (faults.length === 0) say(`${name}: equal. ${figures} figures recounted, with ${prices} prices checked`)
  for (const fault of faults.slice(0, mostLines)) say(`${name}: DIFFERENT. ${fault}`)
  if (faults.length > mostLines) say(`${name}: DIFFERENT. And ${faults.length - mostLines} more`)
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  tell(`Nothing compared: ${reasonOf(error)}`)
  process.exitCode = 2
}
