import type { Address } from '@solana/kit'
import {
  getBurnCheckedInstruction,
  getBurnInstruction,
  getCreateAssociatedTokenIdempotentInstructionAsync,
  getMintToCheckedInstruction,
  getTransferCheckedInstruction,
} from '@solana-program/token'
import { daySeconds, listDays } from '../../scenario/day.ts'
import { type SolanaPlay, unitLimit } from '../call.ts'
import { type SolanaChain, solanaAccount } from '../chain.ts'
import { solanaPlaces as at } from '../places.ts'
import { type Play, type PlayedTransaction, signer } from '../play.ts'

export type Render = Awaited<ReturnType<typeof placeRender>>

const own = (name: string) => solanaAccount(`render ${name}`)
const foundation = own('foundation')
const payout = own('payout wallet')
const decimals = 8

export async function placeRender(chain: SolanaChain) {
  chain.machine.placeMint(at.render, foundation, decimals)
  for (const payer of [at.renderBurner, foundation, payout]) chain.fund(payer)
  const hold = (owner: Address, amount: bigint) => chain.hold(at.render, owner, amount)
  const operators = Array.from({ length: 4 }, (_, index) => own(`operator ${index}`))
  return {
    jobs: await hold(at.renderBurner, 90_000_000_000_000_000n),
    foundation: await hold(foundation, 90_000_000_000_000_000n),
    payout: await hold(payout, 90_000_000_000_000n),
    operators: await Promise.all(operators.map((owner) => hold(owner, 0n))),
    /** An operator without an account yet: the first payout opens it. */
    newcomer: await getCreateAssociatedTokenIdempotentInstructionAsync({
      payer: signer(payout),
      owner: own('newcomer'),
      mint: at.render,
    }),
  }
}

/** What the wallet of render jobs burns. */
export function burnForJobs(render: Render, amount: bigint, checked = true): PlayedTransaction {
  const shared = { account: render.jobs, mint: at.render, authority: signer(at.renderBurner), amount }
  const burn: Play = checked ? getBurnCheckedInstruction({ ...shared, decimals }) : getBurnInstruction(shared)
  return { payer: at.renderBurner, instructions: [unitLimit, burn] }
}

export function renderPlays(render: Render, seed: string, days: number, endTime: number): SolanaPlay[] {
  const plays: SolanaPlay[] = []
  for (const { index, start, random } of listDays(`${seed}/render`, days, endTime)) {
    const play = (second: number, payer: Address, ...instructions: Play[]) =>
      plays.push({ time: start + second, transaction: { payer, instructions } })
    const burn = (second: number, amount: bigint) =>
      plays.push({ time: start + second, transaction: burnForJobs(render, amount, random.chance(0.7)) })
    const some = (least: number, most: number) =>
      random.big(BigInt(least) * 10n ** 8n, BigInt(most) * 10n ** 8n)
    const pay = (target: Address, amount: bigint): Play =>
      getTransferCheckedInstruction({
        source: render.payout,
        mint: at.render,
        destination: target,
        authority: signer(payout),
        amount,
        decimals,
      })
    // Weekly on the chain; here on most days, so that a page has something to show.
    if (index % 7 !== 5) burn(random.int(600, 80_000), some(200, 1_900))
    if (index % 5 === 0) burn(daySeconds - 1, 1n)
    if (index % 5 === 1) burn(0, 2n)
    // The burner's own money that it sends on, and a burn of another wallet: neither is a job.
    if (index % 8 === 3)
      play(
        52_000,
        at.renderBurner,
        getTransferCheckedInstruction({
          source: render.jobs,
          mint: at.render,
          destination: render.foundation,
          authority: signer(at.renderBurner),
          amount: some(1, 20),
          decimals,
        }),
      )
    if (index % 10 === 6)
      play(
        53_000,
        foundation,
        getBurnInstruction({
          account: render.foundation,
          mint: at.render,
          authority: signer(foundation),
          amount: some(500, 900),
        }),
        getMintToCheckedInstruction({
          mint: at.render,
          token: render.foundation,
          mintAuthority: signer(foundation),
          amount: some(500, 900),
          decimals,
        }),
      )
    if (index % 7 === 2) {
      play(30_000, payout, ...render.operators.map((operator) => pay(operator, some(20, 500))))
      const newcomer = render.newcomer.accounts[1].address
      play(30_005, payout, render.newcomer, pay(newcomer, some(20, 50)))
    }
  }
  return plays
}
