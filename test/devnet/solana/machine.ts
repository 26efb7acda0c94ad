import {
  type Address,
  address,
  type EncodedAccount,
  getBase58Decoder,
  lamports,
  type Transaction,
} from '@solana/kit'
import {
  AccountState,
  getMintDecoder,
  getMintEncoder,
  getTokenDecoder,
  getTokenEncoder,
  TOKEN_PROGRAM_ADDRESS,
} from '@solana-program/token'
import { Clock, FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from 'litesvm'
import { compileMessage } from './message.ts'
import type { Play } from './play.ts'

export const token2022 = address('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb')
export const tokenPrograms: readonly string[] = [TOKEN_PROGRAM_ADDRESS, token2022]
const systemProgram = address('11111111111111111111111111111111')

/** An instruction as it ran, by addresses. */
export type Ran = {
  readonly program: Address
  readonly accounts: readonly Address[]
  readonly data: Uint8Array
  /** 1 for what the machine was told to run. */
  readonly depth: number
}

/** What came of one instruction that really ran. */
export type Outcome = { readonly logs: readonly string[]; readonly inner: readonly Ran[] }

export type Run = {
  /** One for each that ran; the last one is that which failed, where one did. */
  readonly outcomes: readonly Outcome[]
  /** As a node writes it: "InvalidAccountData" or { Custom: 1 }. */
  readonly error?: string | { readonly Custom: number }
}

export type TokenHolding = {
  readonly mint: Address
  readonly owner: Address
  readonly program: Address
  readonly decimals: number
  readonly amount: bigint
}

type State = { readonly lamports: bigint; readonly holding: TokenHolding | undefined }

export type Machine = ReturnType<typeof startMachine>

/** The real programs for tokens, memos and accounts, run in this process by litesvm. Signatures and ages are not checked. */
export function startMachine() {
  const svm = new LiteSVM().withSigverify(false).withBlockhashCheck(false).withTransactionHistory(0n)

  const put = (at: Address, owner: Address, data: Uint8Array, funds: bigint) => {
    known.delete(at)
    svm.setAccount({
      address: at,
      programAddress: owner,
      data,
      executable: false,
      lamports: lamports(funds),
      space: BigInt(data.length),
    } as EncodedAccount)
  }
  const rent = (size: number) => svm.minimumBalanceForRentExemption(BigInt(size))
  /** What was read of an account, until something may have written it: reading is most of the work. */
  const known = new Map<Address, State>()
  const decimalsOf = new Map<Address, number>()
  const dataOf = (at: Address) => {
    const account = svm.getAccount(at)
    return account.exists ? account : undefined
  }
  const mintOf = (at: Address) => {
    const account = dataOf(at)
    if (account === undefined) throw new Error(`mint not there; got ${at}`)
    return getMintDecoder().decode(account.data.subarray(0, 82))
  }
  const holdingIn = (account: NonNullable<ReturnType<typeof dataOf>>): TokenHolding | undefined => {
    if (!tokenPrograms.includes(account.programAddress) || account.data.length < 165) return undefined
    const { mint, owner, amount, state } = getTokenDecoder().decode(account.data.subarray(0, 165))
    if (state === AccountState.Uninitialized) return undefined
    const decimals = decimalsOf.get(mint) ?? mintOf(mint).decimals
    decimalsOf.set(mint, decimals)
    return { mint, owner, program: account.programAddress, decimals, amount }
  }
  const stateOf = (at: Address): State => {
    const before = known.get(at)
    if (before !== undefined) return before
    const account = dataOf(at)
    const state = { lamports: account?.lamports ?? 0n, holding: account && holdingIn(account) }
    known.set(at, state)
    return state
  }

  return {
    lamportsOf: (at: Address): bigint => stateOf(at).lamports,
    holdingOf: (at: Address): TokenHolding | undefined => stateOf(at).holding,
    supplyOf: (mint: Address): bigint => mintOf(mint).supply,
    decimalsOf: (mint: Address): number => mintOf(mint).decimals,
    fund: (at: Address, amount: bigint) => put(at, systemProgram, new Uint8Array(), amount),
    /** Takes a fee for what never ran, or gives back what the machine took too much of. */
    setLamports(at: Address, amount: bigint) {
      const account = dataOf(at)
      if (account === undefined) throw new Error(`account not there; got ${at}`)
      put(at, account.programAddress, Uint8Array.from(account.data), amount)
    },
    /** A mint that was there before the first block. */
    placeMint(at: Address, authority: Address, decimals: number, program: Address = TOKEN_PROGRAM_ADDRESS) {
      const data = getMintEncoder().encode({
        mintAuthority: authority,
        supply: 0n,
        decimals,
        isInitialized: true,
        freezeAuthority: authority,
      })
      put(at, program, Uint8Array.from(data), rent(data.length))
    },
    /** A token account that was there before the first block; what it holds is part of the mint's supply. */
    placeHolding(
      at: Address,
      { mint, owner, amount, program }: Pick<TokenHolding, 'mint' | 'owner' | 'amount' | 'program'>,
      state = AccountState.Initialized,
    ) {
      const data = getTokenEncoder().encode({
        mint,
        owner,
        amount,
        delegate: null,
        state,
        isNative: null,
        delegatedAmount: 0n,
        closeAuthority: null,
      })
      put(at, program, Uint8Array.from(data), rent(data.length))
      const account = dataOf(mint)
      if (account === undefined) throw new Error(`mint not there; got ${mint}`)
      const before = mintOf(mint)
      const after = getMintEncoder().encode({ ...before, supply: before.supply + amount })
      put(mint, account.programAddress, Uint8Array.from(after), account.lamports)
    },
    setTime(slot: number, time: number) {
      const epoch = BigInt(Math.floor(slot / 432_000))
      svm.setClock(new Clock(BigInt(slot), BigInt(time), epoch, epoch, BigInt(time)))
    },
    /** Runs these as one transaction; `commit` false leaves everything as it was. */
    run(payer: Address, plays: readonly Play[], commit: boolean): Run {
      if (plays.length === 0) return { outcomes: [] }
      known.delete(payer)
      for (const { accounts } of plays)
        for (const { address: at, role } of accounts ?? []) if ((role & 1) === 1) known.delete(at)
      const { accountKeys, signatures, bytes } = compileMessage(
        payer,
        plays,
        getBase58Decoder().decode(new Uint8Array(32)),
        undefined,
      )
      const transaction = {
        messageBytes: bytes,
        signatures: Object.fromEntries(accountKeys.slice(0, signatures).map((key) => [key, null])),
      } as unknown as Transaction
      const result = commit ? svm.sendTransaction(transaction) : svm.simulateTransaction(transaction)
      if (result instanceof FailedTransactionMetadata) {
        const { index, error } = readError(result)
        return { outcomes: split(result.meta(), accountKeys).slice(0, index + 1), error }
      }
      return { outcomes: split('meta' in result ? result.meta() : result, accountKeys) }
    },
  }
}

/** The transaction's logs and inner instructions, by the instruction that they belong to. */
function split(meta: TransactionMetadata, keys: readonly Address[]): Outcome[] {
  const logs: string[][] = []
  for (const line of meta.logs()) {
    if (/^Program \w+ invoke \[1\]$/.test(line)) logs.push([])
    logs.at(-1)?.push(line)
  }
  const key = (index: number): Address => {
    const found = keys[index]
    if (found === undefined) throw new Error(`account of an instruction not there; got index ${index}`)
    return found
  }
  return logs.map((lines, index) => ({
    logs: lines,
    inner: (meta.innerInstructions()[index] ?? []).map((inner) => {
      const instruction = inner.instruction()
      return {
        program: key(instruction.programIdIndex()),
        accounts: [...instruction.accounts()].map(key),
        data: Uint8Array.from(instruction.data()),
        depth: inner.stackHeight(),
      }
    }),
  }))
}

/** The machine tells the error as Rust prints it. */
function readError(failed: FailedTransactionMetadata): { index: number; error: NonNullable<Run['error']> } {
  const told = failed.toString()
  const [, index, custom, name] = /InstructionError\((\d+), (?:Custom\((\d+)\)|(\w+))\)/.exec(told) ?? []
  if (index === undefined) throw new Error(`transaction not run; got ${told.slice(0, 200)}`)
  return { index: Number(index), error: custom === undefined ? (name ?? '') : { Custom: Number(custom) } }
}
