import { z } from 'zod'

const Count = z.number().int().nonnegative()

/** What reading a month of a network again on one chain told, as a file in `verifications` of DATA_DIR. */
export const Verification = z.strictObject({
  network: z.string(),
  /** YYYY-MM */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  chain: z.string(),
  /** Where the blocks were read again: endpoint, portal, archive, or the host of an endpoint. */
  source: z.string(),
  /** Blocks or slots that were read again, both inclusive. */
  fromBlock: Count,
  toBlock: Count,
  /** Movements that the product tells of the month. */
  movements: Count,
  /** Content hash of what the product tells of the month on this chain. */
  sha256: z.string(),
  /** Movements that the source has and the product does not. */
  missing: Count,
  /** Movements that the product has and the source does not. */
  extra: Count,
  /** Movements that stand more often in the product than they happened. */
  repeated: Count,
  /** Movements that both have, and not alike. */
  different: Count,
  /** Blocks whose header was held against what was read of them; 0 where there was no endpoint or no EVM chain. */
  headers: Count,
  /** Transactions whose receipt was. */
  receipts: Count,
  /** Prices of the product's movements, on all chains, that were held against who told them. */
  prices: Count,
  /** Figures of days that were recounted from movements, on all chains, at these prices. */
  figures: Count,
  /** What is wrong, in words; none where everything is equal. */
  faults: z.array(z.string()),
  /** ISO 8601, UTC. */
  verifiedAt: z.iso.datetime(),
})

export type Verification = z.infer<typeof Verification>
