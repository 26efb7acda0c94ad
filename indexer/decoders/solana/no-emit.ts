import type { SolanaDecoder } from '../../../schemas/solana.ts'
import { readInner } from './inner-tokens.ts'

/** https://github.com/helium/helium-program-library/blob/145947ee/programs/no-emit/src/lib.rs */
export const noEmitInstructions = { no_emit_v0: '0131d3394993e33d' } as const

/**
 * Helium's no-emit program burns what its wallet was sent instead of being issued. Anybody may call it for any token: only
 * `token` is ours.
 */
export function noEmit({ program, token }: { program: string; token: string }): SolanaDecoder {
  return {
    family: 'solana',
    name: 'no-emit',
    version: 1,
    setup: token,
    filters: [{ program, discriminators: Object.values(noEmitInstructions) }],
    facts: ['burn'],
    decode(instruction, transaction) {
      const movements = readInner(instruction, transaction, 'burn', token)
        .filter(({ amount }) => amount !== 0n)
        .map(({ path, amount, from, authority }) => ({
          path,
          fact: 'burn' as const,
          class: 'emission_cancel' as const,
          service: '',
          token,
          raw: amount,
          payer: from || authority,
          payee: '',
          reference: '',
        }))
      return { movements, references: [] }
    },
  }
}
