import {
  type Address,
  type CompiledTransactionMessage,
  type CompiledTransactionMessageWithLifetime,
  getCompiledTransactionMessageEncoder,
} from '@solana/kit'
import { listAll, type Play } from './play.ts'

export type Lookup = {
  readonly accountKey: Address
  readonly readonlyIndexes: readonly number[]
  readonly writableIndexes: readonly number[]
}

/** What a transaction names, in the order in which its instructions count. */
export type Message = {
  /** Look-up tables: address -> the addresses in it. */
  readonly tables: Readonly<Record<Address, readonly Address[]>>
  /** Named by the message itself; the payer is the first. */
  readonly accountKeys: readonly Address[]
  readonly signatures: number
  readonly readonlySigned: number
  readonly readonlyUnsigned: number
  readonly lookups: readonly Lookup[]
  readonly loaded: { readonly writable: readonly Address[]; readonly readonly: readonly Address[] }
  /** All of them: the message's own, then the loaded ones, those that can be written first. */
  readonly keys: readonly Address[]
  /** As it would be signed. */
  readonly bytes: Uint8Array
}

const writes = (role: number) => (role & 1) === 1
const signs = (role: number) => (role & 2) === 2

/**
 * Orders the accounts of a transaction as Solana does: signers before others, writable before read-only, and what a
 * look-up table holds out of the message. Only the instructions of the transaction itself make signers; a program signs
 * for its own addresses without the message.
 */
export function compileMessage(
  payer: Address,
  plays: readonly Play[],
  blockhash: string,
  tables: Message['tables'] | undefined,
): Message {
  const roles = new Map<Address, number>([[payer, 3]])
  const note = (address: Address, role: number) => roles.set(address, (roles.get(address) ?? 0) | role)
  for (const play of listAll(plays)) {
    for (const { address, role } of play.accounts ?? []) note(address, role & 1)
    note(play.programAddress, 0)
  }
  for (const play of plays) for (const { address, role } of play.accounts ?? []) note(address, role)

  const called = new Set(plays.map(({ programAddress }) => programAddress))
  const lookups = Object.entries(tables ?? {}).map(([table, held]) => {
    const found = (write: boolean) =>
      held.flatMap((address, index) => {
        const role = roles.get(address)
        return role !== undefined && !signs(role) && !called.has(address) && writes(role) === write
          ? [index]
          : []
      })
    return {
      accountKey: table as Address,
      writableIndexes: found(true),
      readonlyIndexes: found(false),
    }
  })
  const load = (of: 'writableIndexes' | 'readonlyIndexes') =>
    lookups.flatMap((lookup) => lookup[of].map((index) => tables?.[lookup.accountKey]?.[index] as Address))
  const loaded = { writable: load('writableIndexes'), readonly: load('readonlyIndexes') }
  const away = new Set([...loaded.writable, ...loaded.readonly])
  const of = (sign: boolean, write: boolean) =>
    [...roles].flatMap(([address, role]) =>
      signs(role) === sign && writes(role) === write && !away.has(address) ? [address] : [],
    )
  const classes = [of(true, true), of(true, false), of(false, true), of(false, false)] as const
  const accountKeys = classes.flat()
  const keys = [...accountKeys, ...loaded.writable, ...loaded.readonly]
  const head = {
    signatures: classes[0].length + classes[1].length,
    readonlySigned: classes[1].length,
    readonlyUnsigned: classes[3].length,
  }
  const message = {
    version: tables === undefined ? 'legacy' : 0,
    header: {
      numSignerAccounts: head.signatures,
      numReadonlySignerAccounts: head.readonlySigned,
      numReadonlyNonSignerAccounts: head.readonlyUnsigned,
    },
    staticAccounts: accountKeys,
    lifetimeToken: blockhash,
    instructions: plays.map((play) => ({
      programAddressIndex: keys.indexOf(play.programAddress),
      accountIndices: (play.accounts ?? []).map(({ address }) => keys.indexOf(address)),
      data: Uint8Array.from(play.data ?? []),
    })),
    ...(tables !== undefined && {
      addressTableLookups: lookups.map(({ accountKey, ...indexes }) => ({
        lookupTableAddress: accountKey,
        ...indexes,
      })),
    }),
  } as CompiledTransactionMessage & CompiledTransactionMessageWithLifetime
  return {
    tables: tables ?? {},
    accountKeys,
    ...head,
    lookups,
    loaded,
    keys,
    bytes: Uint8Array.from(getCompiledTransactionMessageEncoder().encode(message)),
  }
}
