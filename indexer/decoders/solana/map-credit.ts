import type { BurnReason, RecipientClass } from '../../../schemas/movement.ts'
import type {
  PlacedDraft,
  SolanaDecoder,
  SolanaInstruction,
  SolanaTransaction,
} from '../../../schemas/solana.ts'
import { readTokenInstruction, type TokenInstruction } from './token-instruction.ts'

/**
 * First bytes of the instructions of Hivemapper's reward program, which are what is published; the names fit them and are
 * inferred: https://github.com/streamingfast/substreams-hivemapper/blob/2e95743a/src/constants.rs
 */
export const mapCreditInstructions = {
  mint_map_credit: 'c1',
  mint_to: 'f1',
  mint_to_by_another_name: '6c',
  burn: '74',
  burn_and_add_additional_honey_supply: '9d',
} as const

/** Those of its payment program that pay out what customers paid, or what the operator is paid, likewise. */
export const payInstructions = {
  pay_map_consumption_reward: 'b3',
  pay_consumption_reward: '90',
  pay_and_forward_consumption_reward: '08',
  pay_burst_reward: '81',
  pay_and_forward_burst_reward: '78',
  pay_operational_reward: 'f1',
} as const

/**
 * What a memo in the transaction says that a mint is for, in lower case and without its "(fleet)":
 * https://github.com/duneanalytics/spellbook/blob/91dac121/dbt_subprojects/solana/models/hivemapper/hivemapper_solana_rewards.sql
 */
const memos: Readonly<Record<string, RecipientClass>> = {
  'map coverage': 'provider',
  'map editing and qa': 'provider',
  buzz: 'provider',
  bounty: 'provider',
  'map consumption': 'remint',
  'honey burst': 'remint',
  'foundation reward': 'treasury',
}
const memoPrograms = [
  'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
  'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo',
]

type Setup = {
  /** The reward program, which burns and mints. */
  readonly program: string
  /** The payment program, which calls it to pay rewards. */
  readonly payer: string
  readonly token: string
}

/**
 * Hivemapper's reward program. HONEY that it burns to make map credits is a payment and a burn; HONEY that it burns while it
 * pays a reward takes back a part of what it has just minted. HONEY that it mints is an emission by the memo of the
 * transaction, else by the instruction that called it. Only what the program itself tells the token program is read.
 */
export function mapCredit({ program, payer, token }: Setup): SolanaDecoder {
  return {
    family: 'solana',
    name: 'map-credit',
    version: 2,
    setup: JSON.stringify([payer, token]),
    filters: [{ program, discriminators: Object.values(mapCreditInstructions) }],
    facts: ['payment', 'burn', 'emission'],
    decode(instruction, transaction) {
      const moved = instruction.inner
        .flatMap((inner) => readTokenInstruction(inner, transaction))
        .filter(({ mint, amount }) => mint === token && amount !== 0n)
      const movements = moved.flatMap((one): PlacedDraft[] => {
        if (one.kind === 'burn')
          return burnsOf(one, instruction, callerOf(instruction, transaction)?.program === payer)
        if (one.kind === 'mint') return [emissionOf(one, recipientOf(instruction, transaction, payer))]
        return []
      })
      return { movements, references: [] }
    },
  }
}

function burnsOf(one: TokenInstruction, instruction: SolanaInstruction, paysReward: boolean): PlacedDraft[] {
  const burn = (reason: BurnReason): PlacedDraft => ({
    path: one.path,
    fact: 'burn',
    class: reason,
    service: '',
    token: one.mint,
    raw: one.amount,
    payer: one.from || one.authority,
    payee: '',
    reference: '',
  })
  if (startsWith(instruction, mapCreditInstructions.mint_map_credit))
    return [{ ...burn('payment'), fact: 'payment', class: '' }, burn('payment')]
  return [burn(paysReward ? 'emission_cancel' : 'unknown')]
}

function emissionOf(one: TokenInstruction, recipient: RecipientClass): PlacedDraft {
  return {
    path: one.path,
    fact: 'emission',
    class: recipient,
    service: '',
    token: one.mint,
    raw: one.amount,
    payer: '',
    payee: one.to || one.destination,
    reference: '',
  }
}

function recipientOf(
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
  payer: string,
): RecipientClass {
  const told = new Set(memosIn(transaction.instructions).flatMap((memo) => memos[memo] ?? []))
  const [only] = told
  if (only !== undefined && told.size === 1) return only
  const caller = callerOf(instruction, transaction)
  // The program was told by the operator and by no reward.
  if (caller?.program !== payer) return 'treasury'
  const { pay_operational_reward: operations, ...remints } = payInstructions
  if (startsWith(caller, operations)) return 'treasury'
  return Object.values(remints).some((first) => startsWith(caller, first)) ? 'remint' : 'provider'
}

function memosIn(instructions: readonly SolanaInstruction[]): string[] {
  return instructions.flatMap(({ program, data, inner }) => [
    ...(memoPrograms.includes(program)
      ? [
          new TextDecoder()
            .decode(data)
            .trim()
            .toLowerCase()
            .replace(/ \(fleet\)$/, ''),
        ]
      : []),
    ...memosIn(inner),
  ])
}

function callerOf(
  { path }: SolanaInstruction,
  { instructions }: SolanaTransaction,
): SolanaInstruction | undefined {
  return path
    .slice(0, -1)
    .reduce<{ one?: SolanaInstruction | undefined; below: readonly SolanaInstruction[] }>(
      ({ below }, step) => ({ one: below[step], below: below[step]?.inner ?? [] }),
      { below: instructions },
    ).one
}

const startsWith = ({ data }: SolanaInstruction, byte: string) => data[0] === Number.parseInt(byte, 16)
