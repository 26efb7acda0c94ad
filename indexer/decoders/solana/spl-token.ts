import { isAddress } from '@solana/kit'
import {
  BATCH_DISCRIMINATOR,
  BURN_CHECKED_DISCRIMINATOR,
  BURN_DISCRIMINATOR,
  TOKEN_PROGRAM_ADDRESS,
  TRANSFER_CHECKED_DISCRIMINATOR,
  TRANSFER_DISCRIMINATOR,
} from '@solana-program/token'
import { ConfigError } from '../../../schemas/errors.ts'
import type { MovementDraft } from '../../../schemas/movement.ts'
import type { InstructionFilter, SolanaDecoder } from '../../../schemas/solana.ts'
import { readTokenInstruction, type TokenInstruction, token2022, tokenPrograms } from './token-instruction.ts'

/** Which burns and transfers of the token mean what. */
export type TokenRule = Pick<MovementDraft, 'fact' | 'class'> & {
  readonly service?: string
} & (
    | { readonly kind: 'burn' /** Wallets that sign for the burn. */; readonly authority: readonly string[] }
    | {
        readonly kind: 'transfer'
        /** Token accounts, not wallets: only these are named by every transfer. Each holds the token of the decoder. */
        readonly source?: readonly string[]
        readonly destination?: readonly string[]
        readonly notDestination?: readonly string[]
      }
  )

/**
 * Burns and transfers of one SPL token that are movements by who signs or by the accounts that they touch, wherever in a
 * transaction they stand. The first rule that fits decides. Amounts of zero, transfers of an account to itself and what fits
 * no rule make no movement. Of a batch only the first ten accounts are looked at: a filter cannot ask for more.
 */
export function splToken({ mint, rules }: { mint: string; rules: readonly TokenRule[] }): SolanaDecoder {
  for (const [index, rule] of rules.entries()) check(mint, rule, index)
  return {
    family: 'solana',
    name: 'spl-token',
    version: 1,
    setup: JSON.stringify([mint, rules]),
    filters: rules.flatMap((rule) => filtersOf(mint, rule)),
    facts: [...new Set(rules.map(({ fact }) => fact))],
    decode(instruction, transaction) {
      const movements = readTokenInstruction(instruction, transaction).flatMap((one) => {
        const rule = rules.find((candidate) => fits(candidate, mint, one))
        if (rule === undefined || one.amount === 0n) return []
        return [
          {
            path: one.path,
            fact: rule.fact,
            class: rule.class,
            service: rule.service ?? '',
            token: mint,
            raw: one.amount,
            payer: one.from || one.authority,
            payee: one.to || one.destination,
            reference: '',
          },
        ]
      })
      return { movements, references: [] }
    },
  }
}

function fits(rule: TokenRule, mint: string, one: TokenInstruction): boolean {
  // An account of a rule holds this token, also where its balance is not told: it was opened and closed in between.
  if (rule.kind !== one.kind || (one.mint !== mint && one.mint !== '')) return false
  if (rule.kind === 'burn') return one.mint === mint && rule.authority.includes(one.authority)
  return (
    one.source !== one.destination &&
    rule.source?.includes(one.source) !== false &&
    rule.destination?.includes(one.destination) !== false &&
    rule.notDestination?.includes(one.destination) !== true
  )
}

const hex = (...bytes: number[]) => Buffer.from(bytes).toString('hex')

function filtersOf(mint: string, rule: TokenRule): InstructionFilter[] {
  const asked =
    rule.kind === 'burn'
      ? [
          {
            data: [BURN_DISCRIMINATOR, BURN_CHECKED_DISCRIMINATOR].map((byte) => hex(byte)),
            accounts: { 1: [mint], 2: rule.authority },
          },
        ]
      : [
          { data: [hex(TRANSFER_DISCRIMINATOR)], accounts: places(rule, 0, 1) },
          { data: [hex(TRANSFER_CHECKED_DISCRIMINATOR)], accounts: { ...places(rule, 0, 2), 1: [mint] } },
        ]
  const single = tokenPrograms.flatMap((program) =>
    asked.map(({ data, accounts }) => ({ program, discriminators: data, accounts })),
  )
  const withFee =
    rule.kind === 'burn'
      ? []
      : [{ program: token2022, discriminators: [hex(26, 1)], accounts: { ...places(rule, 0, 2), 1: [mint] } }]
  const named = rule.kind === 'burn' ? rule.authority : (rule.destination ?? rule.source ?? [])
  const inBatch = Array.from({ length: 10 }, (_, place) => ({
    program: TOKEN_PROGRAM_ADDRESS as string,
    discriminators: [hex(BATCH_DISCRIMINATOR)],
    accounts: { [place]: named },
  }))
  return [...single, ...withFee, ...inBatch]
}

function places(
  { source, destination }: Extract<TokenRule, { kind: 'transfer' }>,
  sourcePlace: number,
  destinationPlace: number,
): Readonly<Record<number, readonly string[]>> {
  return {
    ...(source !== undefined && { [sourcePlace]: source }),
    ...(destination !== undefined && { [destinationPlace]: destination }),
  }
}

/** A rule without an account would take every transfer there is; a mistyped one would take none, silently. */
function check(mint: string, rule: TokenRule, index: number): void {
  const lists = rule.kind === 'burn' ? [rule.authority] : [rule.source, rule.destination, rule.notDestination]
  const wrong = [mint, ...lists.flatMap((list) => list ?? [])].find((address) => !isAddress(address))
  const names = rule.kind === 'burn' ? rule.authority : (rule.source ?? rule.destination ?? [])
  if (wrong === undefined && names.length > 0) return
  throw new ConfigError({
    what: 'token rule refused',
    got: wrong ?? 'no account',
    expected:
      rule.kind === 'burn' ? 'the wallets that sign, in base58' : 'source or destination, each in base58',
    where: `rule ${index} of token ${mint}`,
  })
}
