import type { Address } from '@solana/kit'
import { getTransferCheckedInstruction, getTransferInstruction } from '@solana-program/token'
import { daySeconds, listDays } from '../../scenario/day.ts'
import { accounts, type SolanaPlay } from '../call.ts'
import { type SolanaChain, solanaAccount } from '../chain.ts'
import { solanaPlaces as at } from '../places.ts'
import { type Play, type PlayedTransaction, signer } from '../play.ts'

export type GeodnetOnSolana = Awaited<ReturnType<typeof placeGeodnet>>

const own = (name: string) => solanaAccount(`geodnet ${name}`)
const buyer = own('buyer')
const swapPool = own('swap pool')
const decimals = 9
/** Another token that calls itself GEOD: the address decides, not the name. */
const falseGeod = own('false geod')

export async function placeGeodnet(chain: SolanaChain) {
  chain.machine.placeMint(at.geod, own('issuer'), decimals)
  chain.machine.placeMint(falseGeod, own('false issuer'), decimals)
  chain.fund(buyer)
  const hold = (owner: Address, amount: bigint, mint: Address = at.geod) => chain.hold(mint, owner, amount)
  return {
    buyer: await hold(buyer, 900_000_000_000_000_000n),
    pool: await hold(swapPool, 900_000_000_000_000_000n),
    station: await hold(own('station'), 1_000_000_000n),
    /** Of the incinerator: what comes here is gone, and stays in the supply. */
    burned: await hold(at.incinerator, 0n),
    falseBuyer: await hold(buyer, 1_000_000n, falseGeod),
    falseBurned: await hold(at.incinerator, 0n, falseGeod),
  }
}

/** GEOD sent to the incinerator: a transfer and no burn. The wallet of the incinerator is not named by it. */
export function incinerate(geodnet: GeodnetOnSolana, amount: bigint, checked = true): PlayedTransaction {
  const shared = { source: geodnet.buyer, destination: geodnet.burned, authority: signer(buyer), amount }
  const transfer: Play = checked
    ? getTransferCheckedInstruction({ ...shared, mint: at.geod, decimals })
    : getTransferInstruction(shared)
  return { payer: buyer, instructions: [transfer] }
}

/** Bought and sent away in one transaction, the sending called by the program of the swap. */
function buyAndIncinerate(geodnet: GeodnetOnSolana, amount: bigint): PlayedTransaction {
  const move = (source: Address, owner: Address, destination: Address): Play =>
    getTransferInstruction({ source, destination, authority: signer(owner), amount })
  return {
    payer: buyer,
    tables: { [own('table')]: [geodnet.pool, geodnet.burned, geodnet.buyer, own('pool state')] },
    instructions: [
      {
        programAddress: own('swap program'),
        name: 'SwapAndSend',
        data: Buffer.from('f8c69e91e17587c8', 'hex'),
        accounts: accounts([buyer, 's'], [own('pool state'), 'w']),
        inner: [move(geodnet.pool, swapPool, geodnet.buyer), move(geodnet.buyer, buyer, geodnet.burned)],
      },
    ],
  }
}

export function geodnetPlays(
  geodnet: GeodnetOnSolana,
  seed: string,
  days: number,
  endTime: number,
): SolanaPlay[] {
  const plays: SolanaPlay[] = []
  for (const { index, start, random } of listDays(`${seed}/geodnet-solana`, days, endTime)) {
    const play = (second: number, transaction: PlayedTransaction) =>
      plays.push({ time: start + second, transaction })
    const some = (least: number, most: number) =>
      random.big(BigInt(least) * 10n ** 9n, BigInt(most) * 10n ** 9n)
    if (index % 4 !== 3)
      play(random.int(600, 80_000), incinerate(geodnet, some(500, 9_000), random.chance(0.5)))
    if (index % 3 === 1) play(random.int(600, 80_000), buyAndIncinerate(geodnet, some(100, 900)))
    if (index % 6 === 0) play(daySeconds - 1, incinerate(geodnet, 1n))
    if (index % 6 === 5) play(0, incinerate(geodnet, 3n))
    // Another token to the same wallet, nothing at all, and a transfer that stays in the market.
    const lie = getTransferInstruction({
      source: geodnet.falseBuyer,
      destination: geodnet.falseBurned,
      authority: signer(buyer),
      amount: 7n,
    })
    const sold = getTransferInstruction({
      source: geodnet.buyer,
      destination: geodnet.station,
      authority: signer(buyer),
      amount: some(1, 9),
    })
    play(71_000, { payer: buyer, instructions: [lie, sold, ...incinerate(geodnet, 0n).instructions] })
    if (index % 5 === 2) play(72_000, incinerate(geodnet, 1n << 63n))
  }
  return plays
}
