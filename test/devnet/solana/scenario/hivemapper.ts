import type { Address } from '@solana/kit'
import { getBurnInstruction, getMintToInstruction, getTransferInstruction } from '@solana-program/token'
import { daySeconds, listDays } from '../../scenario/day.ts'
import { accounts, callData, memo, type SolanaPlay, tokenProgram, u64 } from '../call.ts'
import { type SolanaChain, solanaAccount } from '../chain.ts'
import { solanaPlaces as at, feePayer } from '../places.ts'
import { type Play, type PlayedTransaction, signer } from '../play.ts'

/*
 * Hivemapper. Its programs have no public interface: the order of the accounts is invented, and the names are inferred from
 * the first bytes that are published: https://github.com/streamingfast/substreams-hivemapper
 */

export type Hivemapper = Awaited<ReturnType<typeof placeHivemapper>>

const own = (name: string) => solanaAccount(`hivemapper ${name}`)
const authority = own('mint authority')
const customers = Array.from({ length: 3 }, (_, index) => own(`customer ${index}`))
const contributors = Array.from({ length: 5 }, (_, index) => own(`contributor ${index}`))

export async function placeHivemapper(chain: SolanaChain) {
  chain.machine.placeMint(at.honey, authority, 9)
  for (const payer of [...customers, ...contributors]) chain.fund(payer)
  const hold = (owner: Address, amount: bigint) => chain.hold(at.honey, owner, amount)
  return {
    customers: await Promise.all(customers.map((owner) => hold(owner, 8_000_000_000_000_000n))),
    contributors: await Promise.all(contributors.map((owner) => hold(owner, 100_000_000_000n))),
    operator: await hold(own('operator'), 0n),
  }
}

const burn = (account: Address, owner: Address, amount: bigint): Play =>
  getBurnInstruction({ account, mint: at.honey, authority: signer(owner), amount })

/** A call of the reward program, which alone mints and burns. */
function reward(
  discriminator: string,
  name: string,
  amount: bigint,
  on: { account: Address; owner: Address },
  inner: Play[],
) {
  return {
    programAddress: at.honeyRewards,
    name,
    data: callData(discriminator, u64(amount)),
    accounts: accounts(
      own('reward state'),
      [at.honey, 'w'],
      [on.account, 'w'],
      on.owner,
      authority,
      tokenProgram,
    ),
    inner,
  } satisfies Play
}

/** What a customer pays for map credits. */
export function buyCredits(hivemapper: Hivemapper, amount: bigint, index = 0): PlayedTransaction {
  const owner = customers[index] as Address
  const account = hivemapper.customers[index] as Address
  return {
    payer: owner,
    instructions: [
      reward('c13a76ca2cb91eef', 'MintMapCredit', amount, { account, owner }, [burn(account, owner, amount)]),
    ],
  }
}

const rewards = {
  coverage: { discriminator: '6b2ac6ba32610da5', name: 'PayReward', memo: 'Map Coverage' },
  fleet: { discriminator: '6b2ac6ba32610da5', name: 'PayReward', memo: 'Map Coverage (Fleet)' },
  editing: { discriminator: '97390a76961d243a', name: 'PayTo', memo: 'Map Editing and QA' },
  consumption: {
    discriminator: 'b3134e8aa7dedbc4',
    name: 'PayMapConsumptionReward',
    memo: 'Map Consumption',
  },
  burst: { discriminator: '81fcafd1bbf86e6f', name: 'PayBurstReward', memo: 'Honey Burst' },
  operations: { discriminator: 'f119c9092a05799f', name: 'PayOperationalReward', memo: 'Foundation Reward' },
} as const
type Kind = keyof typeof rewards

/** Rewards of one kind in one transaction, typed by its memo; some of what is minted is burned again at once. */
function payReward(
  hivemapper: Hivemapper,
  kind: Kind,
  amounts: readonly bigint[],
  burned = 0n,
): PlayedTransaction {
  const { discriminator, name, memo: text } = rewards[kind]
  return {
    payer: feePayer,
    instructions: [
      ...amounts.map((amount, index): Play => {
        const paid = index % contributors.length
        const account =
          kind === 'operations' ? hivemapper.operator : (hivemapper.contributors[paid] as Address)
        const owner = kind === 'operations' ? own('operator') : (contributors[paid] as Address)
        const mint = getMintToInstruction({
          mint: at.honey,
          token: account,
          mintAuthority: signer(authority),
          amount,
        })
        const back = burn(account, owner, burned)
        return {
          programAddress: at.honeyPayments,
          name,
          data: callData(discriminator, u64(amount)),
          accounts: accounts(
            own('payment state'),
            [account, 'w'],
            [at.honey, 'w'],
            at.honeyRewards,
            tokenProgram,
          ),
          inner: [
            reward('f12230ba25b37bc0', 'MintTo', amount, { account, owner }, [mint]),
            ...(burned > 0n && index === 0
              ? [reward('746e1d386bdb2a5d', 'Burn', burned, { account, owner }, [back])]
              : []),
          ],
        }
      }),
      memo(text),
    ],
  }
}

export function hivemapperPlays(
  hivemapper: Hivemapper,
  seed: string,
  days: number,
  endTime: number,
): SolanaPlay[] {
  const plays: SolanaPlay[] = []
  for (const { index, start, random } of listDays(`${seed}/hivemapper`, days, endTime)) {
    const play = (second: number, transaction: PlayedTransaction) =>
      plays.push({ time: start + second, transaction })
    const honey = (least: number, most: number) =>
      random.big(BigInt(least) * 10n ** 9n, BigInt(most) * 10n ** 9n)
    if (index % 9 !== 4)
      for (let count = random.int(1, 4); count > 0; count--)
        play(random.int(600, daySeconds), buyCredits(hivemapper, honey(200, 30_000), count - 1))
    if (index % 5 === 1) play(daySeconds - 1, buyCredits(hivemapper, 1n))
    // More than the customer has: it fails, and nothing is paid.
    if (index % 5 === 3) play(33_000, buyCredits(hivemapper, 1n << 62n))
    if (index % 7 === 0) {
      play(20_000, payReward(hivemapper, 'coverage', [honey(50, 900), honey(50, 900), honey(50, 900)]))
      play(20_010, payReward(hivemapper, 'fleet', [honey(50, 900), honey(50, 900)]))
      play(20_020, payReward(hivemapper, 'editing', [honey(5, 90)]))
      play(20_030, payReward(hivemapper, 'consumption', [honey(50, 500), honey(50, 500)]))
      play(20_040, payReward(hivemapper, 'burst', [honey(20, 50)], 3_000_000_000n))
      play(20_050, payReward(hivemapper, 'operations', [honey(500, 900)]))
    }
    const [account, owner] = [hivemapper.contributors[0] as Address, contributors[0] as Address]
    // A burn by its owner and a burn that the operator tells the program: neither is a payment.
    if (index % 6 === 2) play(61_000, { payer: owner, instructions: [burn(account, owner, 7_000_000n)] })
    if (index % 6 === 5) {
      const told = reward('746e1d386bdb2a5d', 'Burn', 9_000_000n, { account, owner }, [
        burn(account, owner, 9_000_000n),
      ])
      play(62_000, { payer: feePayer, instructions: [told] })
    }
    if (index % 4 === 0) {
      const destination = hivemapper.contributors[1] as Address
      const moved = getTransferInstruction({
        source: account,
        destination,
        authority: signer(owner),
        amount: 5n,
      })
      play(63_000, { payer: owner, instructions: [moved, memo('Bounty')] })
    }
  }
  return plays
}
