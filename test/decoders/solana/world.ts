import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import { token2022 } from '../../../indexer/decoders/solana/token-instruction.ts'
import { addressOf, type Call, type Held } from './make-answer.ts'
import { burnCall, mintCall, transferCall } from './token-call.ts'

/*
 * Customers, nodes and passers-by of five networks, who do what they do in the shapes of their programs. Every account has
 * one role, so that what each network must be told of a transaction can be counted from balances alone.
 */

export const mints = {
  hnt: 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux',
  dc: 'dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm',
  honey: '4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy',
  render: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof',
  geod: '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu',
  nos: 'nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7',
  /** A token of Token-2022, which no network lists. */
  foreign: addressOf('a foreign mint'),
}
type Mint = keyof typeof mints

export const renderWallet = 'rbrnm7nPhfhBxPSh8qhRFrhB5MLnJGMNoyNQPvSi7vq'
const incinerator = '5SBfxBdqsCM1SJZGQkf9Y74EFmUfzs8LGDjBZUjZGnED'
const grants = {
  vault: 'AGPDcgpXan5RB2Y9usHvdJmmJHpyyYqcQm8KouRkK6f4',
  council: 'EYbAXgLq1aRr9a9y55DbjfMdXNrZuMa69WXN9c1UR6eK',
}

const named: Readonly<Record<string, string>> = { ...grants, incinerator }
export const accountOf = (role: string) => named[role] ?? addressOf(role)
export const wallet = (role: string) =>
  role === 'render burner' ? renderWallet : addressOf(`${role}, wallet`)

/** Balances as a token program keeps them while a transaction runs. */
export function openWorld(balances: (role: string) => bigint) {
  const accounts = new Map<string, { mint: Mint; pre: bigint; now: bigint }>()
  const open = (role: string, mint: Mint) => {
    const known = accounts.get(role) ?? { mint, pre: balances(role), now: balances(role) }
    accounts.set(role, known)
    return known
  }
  /** What it can spend of what it was asked for. */
  const spend = (role: string, mint: Mint, wanted: bigint) => {
    const account = open(role, mint)
    const amount = wanted % (account.now + 1n)
    account.now -= amount
    return amount
  }
  const program = (mint: Mint) => (mint === 'foreign' ? token2022 : TOKEN_PROGRAM_ADDRESS)
  return {
    burn(
      mint: Mint,
      role: string,
      wanted: bigint,
      authority = wallet(role),
      checked = wanted % 2n === 0n,
    ): Call {
      const amount = spend(role, mint, wanted)
      return burnCall({
        amount,
        account: accountOf(role),
        mint: mints[mint],
        authority,
        program: program(mint),
        ...(checked && { decimals: 6 }),
      })
    },
    mint(mint: Mint, role: string, amount: bigint): Call {
      open(role, mint).now += amount
      return mintCall({
        amount,
        account: accountOf(role),
        mint: mints[mint],
        authority: addressOf('mint authority'),
        program: program(mint),
        ...(amount % 2n === 0n && { decimals: 6 }),
      })
    },
    move(mint: Mint, from: string, to: string, wanted: bigint, authority = wallet(from)): Call {
      const amount = spend(from, mint, wanted)
      open(to, mint).now += amount
      return transferCall({
        amount,
        source: accountOf(from),
        destination: accountOf(to),
        authority,
        program: program(mint),
        ...(wanted % 3n === 0n && { mint: mints[mint], decimals: 6 }),
      })
    },
    accounts,
    /** What an endpoint tells of the balances: nothing of an account that is not there before or after. */
    held(failed: boolean): Record<string, Held> {
      return Object.fromEntries(
        [...accounts].map(([role, { mint, pre, now }]) => {
          const post = failed ? pre : now
          return [
            accountOf(role),
            {
              mint: mints[mint],
              owner: wallet(role),
              pre: pre === 0n ? undefined : pre,
              post: post === 0n ? undefined : post,
              program: program(mint),
            },
          ]
        }),
      )
    },
  }
}
export type World = ReturnType<typeof openWorld>
