import { createHash } from 'node:crypto'
import { type Address, getBase58Decoder } from '@solana/kit'
import type { Machine, Ran } from './machine.ts'
import { tokenPrograms } from './machine.ts'
import { compileMessage } from './message.ts'
import { listReal, type PlayedTransaction } from './play.ts'
import { countBeforeFailure, writeTrace } from './trace.ts'
import type { WireError, WireInstruction, WireTokenBalance, WireTransaction } from './wire.ts'

const lamportsPerSignature = 5_000n
const base58 = (bytes: Uint8Array) => getBase58Decoder().decode(bytes)

/**
 * Runs one transaction on the machine and writes it down as a validator does: balances before and after of every account
 * that it names, inner instructions with their depth, logs. One that fails pays its fee and moves nothing else.
 */
export function execute(machine: Machine, played: PlayedTransaction, blockhash: string): WireTransaction {
  const { payer, instructions, tables } = played
  const message = compileMessage(payer, instructions, blockhash, tables)
  const { keys } = message
  if (message.bytes.length + 1 + 64 * message.signatures > 1232)
    throw new Error(`transaction too large; got ${message.bytes.length} bytes; expected 1232 with signatures`)
  const indexOf = (address: Address) => {
    const index = keys.indexOf(address)
    if (index < 0) throw new Error(`account not named by its transaction; got ${address}`)
    return index
  }
  const toWire = ({ program, accounts, data, depth }: Ran): WireInstruction => ({
    accounts: accounts.map(indexOf),
    data: base58(data),
    programIdIndex: indexOf(program),
    stackHeight: depth,
  })
  const invoked = new Set(instructions.map(({ programAddress }) => programAddress))
  const readBalances = () => ({
    lamports: keys.map((key) => Number(machine.lamportsOf(key))),
    tokens: keys.some((key) => tokenPrograms.includes(key))
      ? keys.flatMap((key, index) => (invoked.has(key) ? [] : tokenBalance(machine, key, index)))
      : [],
  })

  const real = listReal(instructions)
  const reached = countBeforeFailure(instructions)
  const completes = reached === real.length && !hasFailure(instructions)
  const before = readBalances()
  const had = machine.lamportsOf(payer)
  const run = machine.run(payer, real.slice(0, reached), completes)
  const trace = writeTrace(instructions, run)
  const fee = lamportsPerSignature * BigInt(message.signatures)
  // The machine takes a fee for each signer of what it ran, and programs that sign are among them.
  const signers = new Set([
    payer,
    ...real
      .slice(0, reached)
      .flatMap(({ accounts }) =>
        (accounts ?? []).flatMap(({ address, role }) => ((role & 2) === 2 ? [address] : [])),
      ),
  ]).size
  const taken = completes && reached > 0 ? lamportsPerSignature * BigInt(signers) : 0n
  machine.setLamports(payer, machine.lamportsOf(payer) + taken - fee)
  if (had < fee) throw new Error(`payer without funds; got ${had} lamports of ${payer}`)
  const after = readBalances()
  const err: WireError | null =
    trace.failed === undefined ? null : { InstructionError: [trace.failed.index, trace.failed.error] }
  return {
    meta: {
      computeUnitsConsumed: trace.units,
      costUnits: trace.units + 720 * message.signatures + 300 * keys.length,
      err,
      fee: Number(fee),
      innerInstructions: [...trace.inner].map(([index, inner]) => ({
        index,
        instructions: inner.map(toWire),
      })),
      loadedAddresses: message.loaded,
      logMessages: trace.logs,
      postBalances: after.lamports,
      postTokenBalances: after.tokens,
      preBalances: before.lamports,
      preTokenBalances: before.tokens,
      rewards: null,
      status: err === null ? { Ok: null } : { Err: err },
    },
    transaction: {
      message: {
        accountKeys: message.accountKeys,
        ...(tables !== undefined && { addressTableLookups: message.lookups }),
        header: {
          numReadonlySignedAccounts: message.readonlySigned,
          numReadonlyUnsignedAccounts: message.readonlyUnsigned,
          numRequiredSignatures: message.signatures,
        },
        instructions: instructions.map(({ programAddress, accounts, data }) =>
          toWire({
            program: programAddress,
            accounts: (accounts ?? []).map(({ address }) => address),
            data: Uint8Array.from(data ?? []),
            depth: 1,
          }),
        ),
        recentBlockhash: blockhash,
      },
      // Nobody here has the keys of the real signers: as long as a signature, and another one for each message.
      signatures: Array.from({ length: message.signatures }, (_, index) =>
        base58(createHash('sha512').update(message.bytes).update(`${index}`).digest()),
      ),
    },
    version: tables === undefined ? 'legacy' : 0,
  }
}

const hasFailure = (plays: PlayedTransaction['instructions']): boolean =>
  plays.some(({ fails, inner }) => fails !== undefined || hasFailure(inner ?? []))

/** Agave's collect_token_balances: accounts of the token programs that hold something of a mint, none of them a program. */
function tokenBalance(machine: Machine, key: Address, accountIndex: number): WireTokenBalance[] {
  const holding = machine.holdingOf(key)
  if (holding === undefined) return []
  const { mint, owner, program, decimals, amount } = holding
  const digits = amount.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const part = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const uiAmountString = part === '' ? whole : `${whole}.${part}`
  return [
    {
      accountIndex,
      mint,
      owner,
      programId: program,
      uiTokenAmount: {
        amount: amount.toString(),
        decimals,
        uiAmount: amount === 0n ? null : Number(uiAmountString),
        uiAmountString,
      },
    },
  ]
}
