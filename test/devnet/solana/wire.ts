/*
 * What a node answers, as https://solana.com/docs/rpc/http/getblock and getTransaction tell it and as recorded answers look.
 * Numbers stand as JSON numbers; none of them here is above 2^53.
 */

export type WireInstruction = {
  readonly accounts: readonly number[]
  readonly data: string
  readonly programIdIndex: number
  readonly stackHeight: number
}

export type WireTokenBalance = {
  readonly accountIndex: number
  readonly mint: string
  readonly owner: string
  readonly programId: string
  readonly uiTokenAmount: {
    readonly amount: string
    readonly decimals: number
    readonly uiAmount: number | null
    readonly uiAmountString: string
  }
}

export type WireError = { readonly InstructionError: readonly [number, unknown] }

export type WireTransaction = {
  readonly meta: {
    readonly computeUnitsConsumed: number
    readonly costUnits: number
    readonly err: WireError | null
    readonly fee: number
    readonly innerInstructions: readonly {
      readonly index: number
      readonly instructions: readonly WireInstruction[]
    }[]
    readonly loadedAddresses: { readonly readonly: readonly string[]; readonly writable: readonly string[] }
    readonly logMessages: readonly string[]
    readonly postBalances: readonly number[]
    readonly postTokenBalances: readonly WireTokenBalance[]
    readonly preBalances: readonly number[]
    readonly preTokenBalances: readonly WireTokenBalance[]
    readonly rewards: null
    readonly status: { readonly Ok: null } | { readonly Err: WireError }
  }
  readonly transaction: {
    readonly message: {
      readonly accountKeys: readonly string[]
      readonly addressTableLookups?: readonly {
        readonly accountKey: string
        readonly readonlyIndexes: readonly number[]
        readonly writableIndexes: readonly number[]
      }[]
      readonly header: {
        readonly numReadonlySignedAccounts: number
        readonly numReadonlyUnsignedAccounts: number
        readonly numRequiredSignatures: number
      }
      readonly instructions: readonly WireInstruction[]
      readonly recentBlockhash: string
    }
    readonly signatures: readonly string[]
  }
  readonly version: 'legacy' | 0
}

export type WireBlock = {
  readonly slot: number
  readonly blockHeight: number
  /** Unix seconds; null where no validator voted a time. */
  readonly blockTime: number | null
  readonly blockhash: string
  readonly parentSlot: number
  readonly previousBlockhash: string
  readonly transactions: readonly WireTransaction[]
}
