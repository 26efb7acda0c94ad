import { RetryableError } from '../../../schemas/errors.ts'
import { type Patience, retrying } from '../../sources/portal-request.ts'
import type { SignatureInfo, SolanaRpc } from './rpc.ts'

/** The most that an endpoint gives at once. */
const pageSize = 1000

export type Walk = {
  readonly address: string
  /** Slots, both inclusive. */
  readonly from: number
  readonly to: number
  /** A signature of the first transaction above `to`, where many slots lie above it; the newest ones are asked for without. */
  readonly before: string | undefined
  /** A final slot that the endpoint must have reached. */
  readonly seen: number
  /** How many are too many to be held. */
  readonly most: number
}

/**
 * The transactions that name an address, walked backwards page by page to before the first slot, newest first. undefined where
 * there are more than `most`. A page that is not in order is asked for again, and so is an empty one, which is what a node says
 * that does not know the signature before. Throws RetryableError with the range.
 */
export async function walkSignatures(
  rpc: Pick<SolanaRpc, 'signatures'>,
  walk: Walk,
  patience: Patience,
): Promise<SignatureInfo[] | undefined> {
  const { address, from, to, seen, most } = walk
  const found: SignatureInfo[] = []
  let last: SignatureInfo | undefined
  let before = walk.before
  for (let empty = 0; empty < 2; ) {
    const page = await retrying(
      async () =>
        mustFall(await rpc.signatures(address, { before, limit: pageSize, seen }), last, {
          address,
          from,
          to,
        }),
      patience,
    )
    last = page.at(-1) ?? last
    empty = page.length === 0 ? empty + 1 : 0
    for (const info of page) {
      if (info.slot < from) return found
      if (info.slot <= to) found.push(info)
    }
    if (found.length > most) return undefined
    before = last?.signature ?? before
  }
  return found
}

/** Newest first, and none twice: a page that goes up again would end the walk above what it has not seen. */
function mustFall(
  page: readonly SignatureInfo[],
  last: SignatureInfo | undefined,
  { address, from, to }: { address: string; from: number; to: number },
): readonly SignatureInfo[] {
  const known = new Set(last === undefined ? [] : [last.signature])
  let slot = last?.slot ?? Number.POSITIVE_INFINITY
  for (const info of page) {
    if (info.slot > slot || known.has(info.signature))
      throw new RetryableError({
        what: 'signatures of an address are not in order',
        got: `slot ${info.slot} after slot ${slot}, ${info.signature}`,
        expected: 'each at most once, newest first',
        where: `slots ${from} to ${to}, address ${address}`,
      })
    known.add(info.signature)
    slot = info.slot
  }
  return page
}
