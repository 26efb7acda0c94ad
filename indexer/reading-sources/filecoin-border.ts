import { z } from 'zod'
import { RetryableError } from '../../schemas/errors.ts'
import type { Ask } from '../../schemas/reading.ts'
import { call } from './json-rpc.ts'
import { smallNumber } from './read-shape.ts'

/** 2020-08-24T22:00:00Z; an epoch is 30 seconds. https://github.com/filecoin-project/lotus (build/params_mainnet.go) */
const genesis = 1_598_306_400
const epochSeconds = 30
/** Epochs after which Filecoin calls a tipset final. */
const finality = 900

const cid = z.object({ '/': z.string() })
const tipset = z.object({ Cids: z.array(cid).min(1), Height: smallNumber })

export type Tipset = { readonly key: readonly z.infer<typeof cid>[]; readonly block: number }

/** Of these borders those whose tipset cannot be taken back any more. */
export async function finalBorders(borders: readonly string[], ask: Ask): Promise<string[]> {
  const top = await call(ask, 'Filecoin.ChainHead', [], z.object({ Height: smallNumber }))
  return borders.filter((border) => epochOf(border) + finality <= top.result.Height)
}

/**
 * The first tipset at or after a border, whose state is the one before its messages: everything before the border, and nothing
 * behind. Throws RetryableError where the node gives one of another time.
 */
export async function tipsetAt(border: string, ask: Ask): Promise<Tipset> {
  const epoch = epochOf(border)
  const { result } = await call(ask, 'Filecoin.ChainGetTipSetAfterHeight', [epoch, null], tipset)
  // A day without a tipset cannot be: it would be another chain, or a node that is not synced.
  if (result.Height < epoch || result.Height > epoch + 2880)
    throw new RetryableError({
      what: 'tipset of another time',
      got: result.Height,
      expected: `epoch ${epoch} or soon after`,
    })
  return { key: result.Cids, block: result.Height }
}

/** A border is a whole number of epochs after the genesis. */
const epochOf = (border: string) => (Date.parse(border) / 1000 - genesis) / epochSeconds
