import { DataError } from '../../../schemas/errors.ts'
import type { RecipientClass } from '../../../schemas/movement.ts'
import type {
  PlacedDraft,
  SolanaDecoder,
  SolanaInstruction,
  SolanaTransaction,
} from '../../../schemas/solana.ts'
import { namesOf, readInner } from './inner-tokens.ts'
import { locate } from './token-instruction.ts'

/** https://github.com/helium/helium-program-library/tree/145947ee/programs/helium-sub-daos */
export const subDaoInstructions = {
  issue_rewards_v0: 'a6ce1d9d4990a429',
  claim_rewards_v1: '60b6c45174ce9a69',
} as const

/**
 * Removed in December 2024 with its place in the interface: the part of an epoch that went to holders of security tokens.
 * https://github.com/helium/helium-program-library/blob/9bba8516e/programs/helium-sub-daos/src/instructions/issue_hst_pool_v0.rs
 */
export const removedInstructions = { issue_hst_pool_v0: 'fa1388d0e55e88da' } as const

const nameOf = namesOf({ ...subDaoInstructions, ...removedInstructions })

type Setup = {
  readonly program: string
  readonly token: string
  /** Token accounts that a vote gave newly issued tokens to, which pay no provider. */
  readonly grants: readonly string[]
}

/**
 * The token that Helium's sub-DAOs issue for an epoch, by the account it is minted to, and what they burn of it again when
 * delegators who did not vote claim. A claim that pays moves what was issued before and is no movement.
 */
export function subDaoRewards({ program, token, grants }: Setup): SolanaDecoder {
  return {
    family: 'solana',
    name: 'sub-dao-rewards',
    version: 2,
    setup: JSON.stringify([token, grants]),
    filters: [
      {
        program,
        discriminators: [...Object.values(subDaoInstructions), ...Object.values(removedInstructions)],
      },
    ],
    facts: ['emission', 'burn'],
    decode(instruction, transaction) {
      const name = nameOf(instruction)
      const isPool = name === 'issue_hst_pool_v0'
      const isIssue = isPool || name === 'issue_rewards_v0'
      const moved = readInner(instruction, transaction, isIssue ? 'mint' : 'burn', token)
      const movements = moved
        .filter(({ amount }) => amount !== 0n)
        .map(({ path, amount, destination, from, to }): PlacedDraft => {
          const shared = { path, service: '', token, raw: amount, reference: '' }
          if (!isIssue) return { ...shared, fact: 'burn', class: 'emission_cancel', payer: from, payee: '' }
          const recipient =
            isPool || grants.includes(destination)
              ? 'operator_grant'
              : recipientOf(instruction, transaction, token, destination)
          return { ...shared, fact: 'emission', class: recipient, payer: '', payee: to || destination }
        })
      return { movements, references: [] }
    },
  }
}

/**
 * Accounts after that of the token's mint, in the versions of the program before and since HIP-138. Before it, all HNT went to
 * the treasuries behind IOT and MOBILE, in which hotspots were paid and for which they were redeemed.
 */
const places: readonly (readonly [number, RecipientClass])[] = [
  [2, 'provider'],
  [3, 'provider'],
  [4, 'delegator'],
]

function recipientOf(
  instruction: SolanaInstruction,
  transaction: SolanaTransaction,
  token: string,
  destination: string,
): RecipientClass {
  const { accounts } = instruction
  const mintAt = accounts.indexOf(token)
  const place = places.find(([offset]) => accounts[mintAt + offset] === destination)
  if (mintAt >= 0 && place !== undefined) return place[1]
  throw new DataError({
    what: 'rewards issued to an unknown account',
    got: destination,
    expected: 'the treasury, the rewards escrow, the pool of delegators or a known grant',
    where: locate(instruction, transaction),
  })
}
