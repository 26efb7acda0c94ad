import type { Address } from '@solana/kit'
import { getTransferInstruction } from '@solana-program/token'
import { daySeconds, listDays } from '../../scenario/day.ts'
import { accounts, callData, type SolanaPlay, tokenProgram, u64 } from '../call.ts'
import { type SolanaChain, solanaAccount } from '../chain.ts'
import { solanaPlaces as at } from '../places.ts'
import { type Play, type PlayedTransaction, signer } from '../play.ts'

/*
 * Nosana's job market, in the accounts of its program:
 * https://github.com/nosana-ci/nosana-programs/tree/10a64e45/programs/nosana-jobs/src/instructions
 */

export type Nosana = Awaited<ReturnType<typeof placeNosana>>

const own = (name: string) => solanaAccount(`nosana ${name}`)
const market = own('market')
/** The vault of a market is a token account that owns itself. */
const vault = own('market vault')
const project = own('project')
const nodes = Array.from({ length: 4 }, (_, index) => own(`node ${index}`))
const digest = new Uint8Array(32).fill(9)

export async function placeNosana(chain: SolanaChain) {
  chain.machine.placeMint(at.nos, own('issuer'), 6)
  for (const payer of [project, ...nodes]) chain.fund(payer)
  chain.machine.placeHolding(vault, {
    mint: at.nos,
    owner: vault,
    amount: 90_000_000_000n,
    program: tokenProgram,
  })
  return {
    project: await chain.hold(at.nos, project, 90_000_000_000_000n),
    rewards: await chain.hold(at.nos, own('rewards'), 0n),
    nodes: await Promise.all(nodes.map((node) => chain.hold(at.nos, node, 0n))),
  }
}

function call(
  name: string,
  discriminator: string,
  listed: NonNullable<Play['accounts']>,
  inner: readonly Play[],
  ...rest: Iterable<number>[]
): Play {
  return {
    programAddress: at.nosanaJobs,
    name,
    data: callData(discriminator, ...rest),
    accounts: listed,
    inner,
  }
}

const fromVault = (destination: Address, amount: bigint): Play =>
  getTransferInstruction({ source: vault, destination, authority: signer(vault), amount })

/** Money that a project puts down for a job, and a fee for those who stake. */
function list(nosana: Nosana, job: Address, deposit: bigint, fee: bigint): PlayedTransaction {
  const send = (destination: Address, amount: bigint): Play =>
    getTransferInstruction({ source: nosana.project, destination, authority: signer(project), amount })
  const addFee: Play = {
    programAddress: at.nosanaRewards,
    name: 'AddFee',
    data: callData('43e1bdd4fd7b4c70', u64(fee)),
    accounts: accounts(
      [nosana.project, 'w'],
      [own('reflection'), 'w'],
      [nosana.rewards, 'w'],
      [project, 's'],
      tokenProgram,
    ),
    inner: [send(nosana.rewards, fee)],
  }
  return {
    payer: project,
    instructions: [
      call(
        'List',
        '36aec14311298426',
        accounts(
          [job, 'ws'],
          [market, 'w'],
          [own('run'), 'ws'],
          [nosana.project, 'w'],
          [vault, 'w'],
          [project, 'ws'],
          [own('reflection'), 'w'],
          [nosana.rewards, 'w'],
          [project, 's'],
          at.nosanaRewards,
          tokenProgram,
          at.system,
        ),
        [send(vault, deposit), ...(fee === 0n ? [] : [addFee])],
        digest,
        u64(3_600n),
      ),
    ],
  }
}

/** A job that is done: the node is paid, and what is left goes back. */
export function finish(
  nosana: Nosana,
  job: Address,
  paid: bigint,
  refund: bigint,
  node = 0,
): PlayedTransaction {
  const wallet = nodes[node] as Address
  const account = nosana.nodes[node] as Address
  return {
    payer: wallet,
    instructions: [
      call(
        'Finish',
        '434aaa847de9b625',
        accounts(
          [job, 'w'],
          [own('run'), 'w'],
          market,
          [vault, 'w'],
          [nosana.project, 'w'],
          [account, 'w'],
          [wallet, 'w'],
          [project, 'w'],
          [wallet, 's'],
          tokenProgram,
        ),
        [fromVault(account, paid), fromVault(nosana.project, refund)],
        digest,
      ),
    ],
  }
}

/** A job that its project ends before its time. */
function end(nosana: Nosana, job: Address, paid: bigint, refund: bigint, node: number): PlayedTransaction {
  const account = nosana.nodes[node] as Address
  return {
    payer: project,
    instructions: [
      call(
        'End',
        'b4a0f9d9c2794610',
        accounts(
          [job, 'w'],
          market,
          [own('run'), 'w'],
          [nosana.project, 'w'],
          [account, 'w'],
          [vault, 'w'],
          [project, 'w'],
          [project, 'ws'],
          tokenProgram,
        ),
        [fromVault(account, paid), fromVault(nosana.project, refund)],
      ),
    ],
  }
}

/** A job that no node has taken: all of it goes back. */
function delist(nosana: Nosana, job: Address, refund: bigint): PlayedTransaction {
  return {
    payer: project,
    instructions: [
      call(
        'Delist',
        '3788cd6b6bad041f',
        accounts(
          [job, 'w'],
          [market, 'w'],
          [nosana.project, 'w'],
          [project, 'w'],
          [vault, 'w'],
          tokenProgram,
          [project, 'ws'],
        ),
        [fromVault(nosana.project, refund)],
      ),
    ],
  }
}

export function nosanaPlays(nosana: Nosana, seed: string, days: number, endTime: number): SolanaPlay[] {
  const plays: SolanaPlay[] = []
  for (const { index, start, random } of listDays(`${seed}/nosana`, days, endTime)) {
    const play = (second: number, transaction: PlayedTransaction) =>
      plays.push({ time: start + second, transaction })
    const jobs = index % 8 === 6 ? 0 : random.int(2, 6)
    for (let count = 0; count < jobs; count++) {
      const job = own(`job ${index} ${count}`)
      const deposit = random.big(1_000_000n, 90_000_000n)
      const begin = random.int(0, 70_000)
      play(begin, list(nosana, job, deposit, index % 3 === 0 ? deposit / 10n : 0n))
      const paid = (deposit * BigInt(random.int(0, 101))) / 100n
      const node = random.int(0, nodes.length)
      const done = Math.min(begin + random.int(60, 16_000), daySeconds - 1)
      if (random.chance(0.15)) play(done, delist(nosana, job, deposit))
      else if (random.chance(0.3)) play(done, end(nosana, job, paid, deposit - paid, node))
      else play(done, finish(nosana, job, paid, deposit - paid, node))
    }
    if (index % 4 === 1) play(daySeconds - 1, finish(nosana, own(`late ${index}`), 1n, 0n, 1))
    if (index % 6 === 4) play(40_000, finish(nosana, own(`broke ${index}`), 1n << 50n, 0n, 2))
  }
  return plays
}
