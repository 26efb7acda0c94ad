import { z } from 'zod'

/** A whole number of JSON; the transport reads those that may be large as bigint. */
export const Whole = z.union([
  z.number().int().nonnegative(),
  z.bigint().nonnegative().max(BigInt(Number.MAX_SAFE_INTEGER)).transform(Number),
])

const Instruction = z.object({
  programIdIndex: Whole,
  accounts: z.array(Whole),
  data: z.string(),
  /** Old nodes do not tell it. */
  stackHeight: Whole.nullish().transform((height) => height ?? null),
})

const TokenBalance = z.object({
  accountIndex: Whole,
  mint: z.string(),
  owner: z.string().nullish(),
  programId: z.string().nullish(),
  uiTokenAmount: z.object({ amount: z.string().regex(/^\d+$/), decimals: Whole }),
})

const Addresses = z.array(z.string())

/** A node that did not record them says null, and would hide every burn and mint that a program made. */
const unrecorded = { error: 'expected a list; a node that did not record it cannot be read from' }

/**
 * What is looked at of an answer to getTransaction with encoding json. Balances of the chain's own coin are left out: they can
 * be larger than a number of JSON holds, and nothing reads them.
 * Source: https://solana.com/docs/rpc/http/gettransaction
 */
export const RpcTransactionShape = z.object({
  slot: Whole,
  version: z.union([z.literal('legacy'), Whole]).default('legacy'),
  meta: z.object({
    err: z.unknown().transform((err) => err ?? null),
    preTokenBalances: z.array(TokenBalance, unrecorded),
    postTokenBalances: z.array(TokenBalance, unrecorded),
    innerInstructions: z.array(z.object({ index: Whole, instructions: z.array(Instruction) }), unrecorded),
    loadedAddresses: z.object({ writable: Addresses, readonly: Addresses }).nullish(),
    logMessages: z.array(z.string()).nullish(),
  }),
  transaction: z.object({
    signatures: z.array(z.string()).min(1),
    message: z.object({
      accountKeys: Addresses,
      header: z.object({
        numRequiredSignatures: Whole,
        numReadonlySignedAccounts: Whole,
        numReadonlyUnsignedAccounts: Whole,
      }),
      instructions: z.array(Instruction),
      recentBlockhash: z.string(),
      addressTableLookups: z
        .array(
          z.object({
            accountKey: z.string(),
            readonlyIndexes: z.array(Whole),
            writableIndexes: z.array(Whole),
          }),
        )
        .nullish(),
    }),
  }),
})

/** One transaction as an endpoint tells it. */
export type RpcTransaction = z.infer<typeof RpcTransactionShape>
