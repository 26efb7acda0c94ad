import { getBase58Decoder } from '@solana/kit'
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import type { TransactionAnswer } from './read-answer.ts'

/** An instruction and those that it calls, in their order. */
export type Call = {
  readonly program: string
  readonly accounts?: readonly string[]
  readonly data?: Uint8Array
  readonly calls?: readonly Call[]
}

/** What a token account holds before and after; undefined where it is not there. */
export type Held = {
  readonly mint: string
  readonly owner: string
  readonly decimals?: number
  readonly pre?: bigint | undefined
  readonly post?: bigint | undefined
  readonly program?: string
}

export type Described = {
  readonly calls: readonly Call[]
  readonly held?: Readonly<Record<string, Held>>
  readonly signature?: string
  readonly feePayer?: string
  readonly slot?: number
  /** Unix seconds, UTC. */
  readonly time?: number
  readonly failed?: boolean
}

const base58 = getBase58Decoder()

/** An address that is nobody's, always the same one for a name. */
export function addressOf(name: string): string {
  const bytes = new Uint8Array(32).fill(7)
  bytes.set(new TextEncoder().encode(name).slice(0, 31))
  return base58.decode(bytes)
}

/** What an endpoint answers to `getTransaction` with encoding "json" for a transaction of these instructions. */
export function makeAnswer(described: Described): TransactionAnswer {
  const {
    calls,
    held = {},
    feePayer = addressOf('fee payer'),
    slot = 300_000_000,
    time = 1_732_000_000,
  } = described
  const keys = [feePayer]
  const indexOf = (address: string) => {
    const known = keys.indexOf(address)
    return known >= 0 ? known : keys.push(address) - 1
  }
  const encode = ({ program, accounts = [], data = new Uint8Array() }: Call, stackHeight: number) => ({
    accounts: accounts.map(indexOf),
    data: base58.decode(data),
    programIdIndex: indexOf(program),
    stackHeight,
  })
  const flatten = (list: readonly Call[], height: number): ReturnType<typeof encode>[] =>
    list.flatMap((call) => [encode(call, height), ...flatten(call.calls ?? [], height + 1)])
  const log = (call: Call, height: number): string[] => [
    `Program ${call.program} invoke [${height}]`,
    ...(call.calls ?? []).flatMap((inner) => log(inner, height + 1)),
    `Program ${call.program} success`,
  ]
  const balances = (when: 'pre' | 'post') =>
    Object.entries(held).flatMap(([account, { mint, owner, decimals = 6, program, ...amounts }]) => {
      const amount = amounts[when]
      if (amount === undefined) return []
      return [
        {
          accountIndex: indexOf(account),
          mint,
          owner,
          programId: program ?? TOKEN_PROGRAM_ADDRESS,
          uiTokenAmount: { amount: `${amount}`, decimals },
        },
      ]
    })
  const instructions = calls.map((call) => encode(call, 1))
  const innerInstructions = calls.flatMap((call, index) =>
    call.calls === undefined || call.calls.length === 0
      ? []
      : [{ index, instructions: flatten(call.calls, 2) }],
  )
  const [preTokenBalances, postTokenBalances] = [balances('pre'), balances('post')]
  return {
    slot,
    blockTime: time,
    version: 'legacy',
    meta: {
      err: described.failed ? { InstructionError: [calls.length - 1, { Custom: 1 }] } : null,
      fee: 5000,
      computeUnitsConsumed: 1000,
      innerInstructions,
      logMessages: calls.flatMap((call) => log(call, 1)),
      preBalances: keys.map(() => 1_000_000),
      postBalances: keys.map(() => 1_000_000),
      preTokenBalances,
      postTokenBalances,
      loadedAddresses: { readonly: [], writable: [] },
    } as TransactionAnswer['meta'],
    transaction: {
      message: {
        accountKeys: keys,
        header: { numReadonlySignedAccounts: 0, numReadonlyUnsignedAccounts: 0, numRequiredSignatures: 1 },
        instructions: instructions.map(({ stackHeight: _, ...instruction }) => ({
          ...instruction,
          stackHeight: null,
        })),
        recentBlockhash: addressOf('a block'),
      },
      signatures: [described.signature ?? base58.decode(new Uint8Array(64).fill(9))],
    } as TransactionAnswer['transaction'],
  }
}
