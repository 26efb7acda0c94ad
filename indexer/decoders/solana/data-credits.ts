import { DataError } from '../../../schemas/errors.ts'
import type { Fact, MovementDraft } from '../../../schemas/movement.ts'
import type {
  PlacedDraft,
  SolanaDecoder,
  SolanaInstruction,
  SolanaTransaction,
} from '../../../schemas/solana.ts'
import { namesOf, noMovement, readOnlyInner } from './inner-tokens.ts'
import { readU64 } from './read-u64.ts'
import { locate, type TokenInstruction } from './token-instruction.ts'

/** https://github.com/helium/helium-program-library/tree/145947ee/programs/data-credits */
export const dataCreditsInstructions = {
  burn_delegated_data_credits_v0: '9223fefc22ccdd85',
  burn_without_tracking_v0: '816a2b04348f66d0',
  mint_data_credits_v0: '4e6da984905edd39',
} as const

/** Where each names the mint of its credits, and the one of usage who signs for it; the same since before there were any. */
const mintAt: Readonly<Record<keyof typeof dataCreditsInstructions, number>> = {
  burn_delegated_data_credits_v0: 5,
  burn_without_tracking_v0: 3,
  mint_data_credits_v0: 7,
}
const authorityAt = 2

const nameOf = namesOf(dataCreditsInstructions)

type Setup = {
  readonly program: string
  /** Mint of the credits, and of what is burned to make them. */
  readonly credits: string
  readonly token: string
  /** Who signs for delegated credits that are used -> the service that was used. */
  readonly authorities: Readonly<Record<string, string>>
}

/**
 * Helium's data credits. Credits that are used are a payment: those delegated to a router, by the service whose authority
 * burned them, and those that an owner burns to onboard a hotspot or to assert its place. A token burned to make credits is
 * a prepayment and a burn; the credits count when they are used. Delegation moves credits and is not asked for, nor are the
 * credits that were issued when the network moved to Solana. Another mint's credits, which anybody can set up, are not ours.
 */
export function dataCredits({ program, credits, token, authorities }: Setup): SolanaDecoder {
  return {
    family: 'solana',
    name: 'data-credits',
    version: 1,
    setup: JSON.stringify([credits, token, authorities]),
    filters: [{ program, discriminators: Object.values(dataCreditsInstructions) }],
    facts: ['payment', 'prepayment', 'burn'],
    decode(instruction, transaction) {
      const name = nameOf(instruction)
      if (name === undefined || instruction.accounts[mintAt[name]] !== credits) return noMovement
      if (name === 'mint_data_credits_v0') {
        const burn = readOnlyInner(name, instruction, transaction, 'burn', token)
        // Tokens burned for no credits at all would be no prepayment.
        readOnlyInner(name, instruction, transaction, 'mint', credits)
        if (burn.amount === 0n) return noMovement
        return {
          movements: [
            draftOf(burn, token, 'prepayment', '', ''),
            draftOf(burn, token, 'burn', 'prepayment', ''),
          ],
          references: [],
        }
      }
      const burn = readOnlyInner(name, instruction, transaction, 'burn', credits)
      checkAmount(name, instruction, transaction, burn.amount)
      if (burn.amount === 0n) return noMovement
      const service =
        name === 'burn_without_tracking_v0'
          ? 'onboarding'
          : (authorities[instruction.accounts[authorityAt] ?? ''] ?? '')
      return { movements: [draftOf(burn, credits, 'payment', '', service)], references: [] }
    },
  }
}

function draftOf(
  { path, amount, from, authority }: TokenInstruction,
  token: string,
  fact: Fact,
  reason: MovementDraft['class'],
  service: string,
): PlacedDraft {
  const payer = from || authority
  return { path, fact, class: reason, service, token, raw: amount, payer, payee: '', reference: '' }
}

/** The argument and the burn tell one amount twice. Where they differ, the program is another one. */
function checkAmount(
  name: string,
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
  burned: bigint,
): void {
  const told = instruction.data.length < 16 ? undefined : readU64(instruction.data, 8)
  if (told === burned) return
  throw new DataError({
    what: `${name} of another amount than it burned`,
    got: told === undefined ? `${instruction.data.length} bytes` : `${told}`,
    expected: `${burned}, as its inner burn`,
    where: locate(instruction, transaction),
  })
}
