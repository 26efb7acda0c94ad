import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Answer, Ask, Observed, ReadingSource } from '../../schemas/reading.ts'
import { readShape, smallNumber, wholeText } from './read-shape.ts'

const daySeconds = 86_400
/** Blocks of one answer, at most. */
const pageSize = 100
/** A day has some thousand burns: more pages would be those of an endpoint that does not keep to the day. */
const mostPages = 500
/** Burned with every transfer and approval, in e8s: https://github.com/dfinity/ic (rs/ledger_suite/icp). */
const transferFee = 10_000n

const page = z.object({
  blocks: z.array(
    z.object({
      block_height: wholeText,
      transfer_type: z.string(),
      amount: wholeText.transform(BigInt),
      created_at: smallNumber,
    }),
  ),
  next_cursor: z.string().nullish(),
})
const newest = z.object({ blocks: z.tuple([z.object({ created_at: smallNumber })]) })
const count = z.object({ total: wholeText.transform(BigInt) })

/**
 * ICP burned in the day before each border, counted again by the blocks of the ledger: the amounts of all burns, and the fee of
 * each other block but a mint. Parameters and shapes as in the API's published description (OpenAPI 5.7.1); the live answer is not
 * verified. https://ledger-api.internetcomputer.org/swagger-ui/
 */
export const icpLedgerBurns: ReadingSource = {
  id: 'ledger-burns',
  version: 2,
  chain: 'internet-computer',
  address: 'ryjl3-tyaaa-aaaaa-aaaba-cai',
  url: 'https://ledger-api.internetcomputer.org',
  since: '2021-05-11',
  span: 1,
  // Some ten pages a day: what came before is counted again where an endpoint of your own is named.
  reach: 30,
  settles: 1,
  counters: [],
  what: 'ICP burned in a day by the blocks of the ledger, burns and fees, with which the difference of the totals is compared.',
  source: 'https://ledger-api.internetcomputer.org/swagger-ui/',
  observe: async (borders, ask) => {
    const observed: Observed[] = []
    const told = await newestTime(ask)
    // Of a day that the API has not indexed to its end a part would be told for the whole.
    for (const border of borders.filter((one) => Date.parse(one) / 1000 <= told))
      observed.push(await observeDay(border, ask))
    return observed
  },
}

/** Unix seconds of the newest block that the API knows. */
async function newestTime(ask: Ask): Promise<number> {
  const answer = await ask({ path: '/v2/transactions?sort_by=-block_height&limit=1' })
  return readShape(answer, newest, 'newest block of the ledger').blocks[0].created_at
}

async function observeDay(border: string, ask: Ask): Promise<Observed> {
  const end = Date.parse(border) / 1000
  const span = { start: end - daySeconds, end }
  const burns = await listBurns(span, ask)
  const { count: fees, answer } = await countFees(span, burns.length, ask)
  const burned = burns.reduce((sum, amount) => sum + amount, 0n)
  return {
    metric: 'burned_recounted',
    token: 'ICP',
    border,
    value: formatAmount(burned + fees * transferFee, 8),
    unit: 'ICP',
    block: null,
    // The pages of burns are kept beside it.
    answer: answer.hash,
  }
}

type Span = { readonly start: number; readonly end: number }

/** The end is a second that still belongs to the answer. */
const within = ({ start, end }: Span) => `created_at_start=${start}&created_at_end=${end - 1}`

/** Amounts of the burns, in e8s. */
async function listBurns(span: Span, ask: Ask): Promise<bigint[]> {
  const amounts = new Map<string, bigint>()
  const path = `/v2/transactions?transfer_type=burn&${within(span)}&sort_by=block_height&limit=${pageSize}`
  let after = ''
  for (let pages = 0; pages < mostPages; pages++) {
    const answer = await ask({ path: path + after })
    const { blocks, next_cursor: next } = readShape(answer, page, 'burns of the ledger')
    for (const { block_height: height, transfer_type: kind, amount, created_at: time } of blocks) {
      // An endpoint that passes the filters over would tell every transfer of all times.
      if (kind !== 'burn' || time < span.start || time >= span.end)
        throw new RetryableError({
          what: 'block of the ledger that was not asked for',
          got: `${kind} at ${time} in block ${height}`,
          expected: `a burn from ${span.start} to ${span.end}`,
        })
      amounts.set(height, amount)
    }
    if (blocks.length === 0 || next === null || next === undefined || next === '')
      return [...amounts.values()]
    const cursor = `&after=${encodeURIComponent(next)}`
    if (cursor === after) break
    after = cursor
  }
  throw new RetryableError({
    what: 'burns of the ledger have no end',
    got: `${amounts.size} blocks`,
    expected: `at most ${mostPages} pages of ${pageSize}, each after the one before`,
  })
}

/** All blocks but mints and burns, which bear no fee: the API's name of a transfer is not one that clients agree on. */
async function countFees(span: Span, burns: number, ask: Ask): Promise<{ count: bigint; answer: Answer }> {
  const total = async (kind: string) => {
    const answer = await ask({ path: `/v2/transactions-count?${kind}${within(span)}` })
    return { answer, ...readShape(answer, count, 'blocks of the ledger') }
  }
  const [all, mints] = [await total(''), await total('transfer_type=mint&')]
  const fees = all.total - mints.total - BigInt(burns)
  if (fees < 0n)
    throw new RetryableError({
      what: 'blocks of the ledger are not counted as they were asked for',
      got: `${all.total} of all kinds, of which ${mints.total} mints and ${burns} burns`,
    })
  return { count: fees, answer: all.answer }
}
