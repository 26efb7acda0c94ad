import type { SolanaDecoder } from '../../../schemas/solana.ts'
import { noMovement } from './inner-tokens.ts'
import { readTokenInstruction } from './token-instruction.ts'

/** https://github.com/nosana-ci/nosana-programs/tree/10a64e45/programs/nosana-jobs */
export const jobInstructions = {
  finish: '434aaa847de9b625',
  end: 'b4a0f9d9c2794610',
  complete: '004de0938819584c',
  quit: 'bf678df050816799',
} as const

/**
 * Jobs that end on Nosana's job market. The vault of the market pays the node first and refunds the rest to who put the
 * money down after that, in every version of the program: only the first transfer is a payment. Deposits come by other
 * instructions and are not asked for.
 */
export function jobPayment({ program, service }: { program: string; service: string }): SolanaDecoder {
  return {
    family: 'solana',
    name: 'job-payment',
    version: 1,
    setup: service,
    filters: [{ program, discriminators: Object.values(jobInstructions) }],
    facts: ['payment'],
    decode(instruction, transaction) {
      // The vault is its own authority, which tells its transfers from those of any other account.
      const [paid, refunded] = instruction.inner
        .flatMap((inner) => readTokenInstruction(inner, transaction))
        .filter(({ kind, source, authority }) => kind === 'transfer' && source === authority)
      if (paid === undefined || paid.amount === 0n) return noMovement
      const { path, mint, amount, to, destination } = paid
      return {
        movements: [
          {
            path,
            fact: 'payment',
            class: '',
            service,
            token: mint,
            raw: amount,
            payer: refunded?.to ?? '',
            payee: to || destination,
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}
