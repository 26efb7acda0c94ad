import { getBase58Decoder } from '@solana/kit'
import { TokenInstruction } from '@solana-program/token'
import type { Call } from '../decoders/solana/make-answer.ts'
import type { TransactionAnswer } from '../decoders/solana/read-answer.ts'
import { burnCall, mintCall, transferCall } from '../decoders/solana/token-call.ts'

type Key = { pubkey: string; writable: boolean; signer: boolean; source?: 'transaction' | 'lookupTable' }
type Parsed = {
  programId: string
  program?: string
  accounts?: string[]
  data?: string
  stackHeight?: number | null
  parsed?: { type: string; info: Record<string, unknown> }
}
export type ParsedAnswer = Pick<TransactionAnswer, 'slot' | 'blockTime' | 'version'> & {
  meta: Omit<TransactionAnswer['meta'], 'innerInstructions'> & {
    innerInstructions?: { index: number; instructions: Parsed[] }[] | null
  }
  transaction: {
    signatures: string[]
    message: { accountKeys: Key[]; instructions: Parsed[]; recentBlockhash: string }
  }
}

const base58 = getBase58Decoder()

/**
 * An answer with encoding "jsonParsed" as the endpoint would give it with "json". Transfers, burns and mints are encoded
 * again from what the endpoint read in them; of other instructions that it read only the kind and the accounts are kept.
 */
export function unparse({ meta, transaction, ...answer }: ParsedAnswer): TransactionAnswer {
  const { accountKeys, instructions, recentBlockhash } = transaction.message
  const own = accountKeys.filter(({ source }) => source !== 'lookupTable')
  const loaded = (writable: boolean) =>
    accountKeys
      .filter((key) => key.source === 'lookupTable' && key.writable === writable)
      .map(({ pubkey }) => pubkey)
  const loadedAddresses = { writable: loaded(true), readonly: loaded(false) }
  const keys = [...own.map(({ pubkey }) => pubkey), ...loadedAddresses.writable, ...loadedAddresses.readonly]
  const count = (test: (key: Key) => boolean) => own.filter(test).length
  const encode = (instruction: Parsed) => {
    const { program, accounts = [], data = new Uint8Array() } = callOf(instruction)
    return {
      programIdIndex: indexIn(keys, program),
      accounts: accounts.map((account) => indexIn(keys, account)),
      data: instruction.data ?? base58.decode(data),
      stackHeight: instruction.stackHeight ?? null,
    }
  }
  return {
    ...answer,
    version: answer.version ?? (own.length < keys.length ? 0 : 'legacy'),
    meta: {
      ...meta,
      loadedAddresses,
      innerInstructions: meta.innerInstructions?.map(({ index, instructions: list }) => ({
        index,
        instructions: list.map(encode),
      })),
    } as TransactionAnswer['meta'],
    transaction: {
      signatures: transaction.signatures,
      message: {
        accountKeys: own.map(({ pubkey }) => pubkey),
        header: {
          numRequiredSignatures: count(({ signer }) => signer),
          numReadonlySignedAccounts: count(({ signer, writable }) => signer && !writable),
          numReadonlyUnsignedAccounts: count(({ signer, writable }) => !signer && !writable),
        },
        instructions: instructions.map(encode),
        recentBlockhash,
      },
    } as TransactionAnswer['transaction'],
  }
}

function indexIn(keys: readonly string[], address: string): number {
  const index = keys.indexOf(address)
  if (index < 0) throw new Error(`no account ${address} among ${keys.length}`)
  return index
}

function callOf({ programId, program, accounts, parsed }: Parsed): Call {
  if (parsed === undefined) return { program: programId, accounts: accounts ?? [] }
  const { type, info } = parsed
  const text = (name: string) => String(info[name])
  const shared = { program: programId, authority: text('authority') }
  const tokens = info['tokenAmount'] as { amount: string; decimals: number } | undefined
  if (program === 'spl-token' && type === 'burn')
    return burnCall({
      ...shared,
      account: text('account'),
      mint: text('mint'),
      amount: BigInt(text('amount')),
    })
  if (program === 'spl-token' && type === 'mintTo')
    return mintCall({
      ...shared,
      authority: text('mintAuthority'),
      account: text('account'),
      mint: text('mint'),
      amount: BigInt(text('amount')),
    })
  if (program === 'spl-token' && (type === 'transfer' || type === 'transferChecked'))
    return transferCall({
      ...shared,
      source: text('source'),
      destination: text('destination'),
      amount: BigInt(tokens?.amount ?? text('amount')),
      ...(tokens !== undefined && { mint: text('mint'), decimals: tokens.decimals }),
    })
  const kind = TokenInstruction[`${type[0]?.toUpperCase()}${type.slice(1)}` as keyof typeof TokenInstruction]
  if (program === 'spl-token' && /burn|mintTo|transfer/i.test(type))
    throw new Error(`an instruction that moves tokens is not encoded: ${type}`)
  return { program: programId, ...(program === 'spl-token' && { data: Uint8Array.of(kind) }) }
}
