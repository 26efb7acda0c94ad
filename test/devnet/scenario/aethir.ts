import { parseEther } from 'viem'
import { type Block, claimFee, depositFee, move, type Transaction, withdrawFee } from '../calls.ts'
import { account, places } from '../places.ts'
import { gather, listDays } from './day.ts'

const developers = Array.from({ length: 3 }, (_, index) => account(`aethir developer ${index}`))
const hosts = Array.from({ length: 3 }, (_, index) => account(`cloud host ${index}`))

/** May put down fees at any time. */
export const openDeveloper = account('aethir developer 0')

export function aethirBlocks(seed: string, days: number, endTime: number): Block[] {
  const plays: { time: number; transaction: Transaction }[] = []
  for (const { index, start, random } of listDays(`${seed}/aethir`, days, endTime)) {
    const at = (second: number, ...transaction: Transaction) =>
      plays.push({ time: start + second, transaction })
    const some = (least: string, most: string) => random.big(parseEther(least), parseEther(most))
    const nonce = BigInt(index)
    for (const developer of developers)
      if (random.chance(0.6)) at(random.int(600, 60_000), depositFee(developer, nonce, some('50', '4000')))
    // More goes out than comes in: the day is below zero.
    if (index % 4 === 2) at(61_000, withdrawFee(openDeveloper, nonce, some('20000', '30000')))
    // All of it goes back in the same transaction, and nothing is put down.
    if (index % 5 === 1)
      at(62_000, depositFee(openDeveloper, nonce, 7n), withdrawFee(openDeveloper, nonce, 7n))
    if (index % 5 === 3) at(63_000, depositFee(openDeveloper, nonce, 0n))
    // Claims tell no amount; what they pay is ATH that moves, and so is a trade.
    const host = random.pick(hosts)
    at(70_000, claimFee(host, nonce), move(places.ath, places.aethirCore, host, some('100', '3000')))
    at(71_000, move(places.ath, random.pick(developers), places.aethirCore, some('100', '3000')))
  }
  return gather(plays)
}
