import { maxUint256, parseEther } from 'viem'
import { allow, type Block, move, type Transaction } from '../calls.ts'
import { account, falseGeod, places } from '../places.ts'
import { daySeconds, gather, listDays } from './day.ts'

const { geod, mining, distribution, burn } = places
const stations = Array.from({ length: 8 }, (_, index) => account(`station ${index}`))

/** Buys GEOD on the market with what customers paid, and burns it. */
export const buyer = account('geodnet buyer')

export function geodnetBlocks(seed: string, days: number, endTime: number): Block[] {
  const plays: { time: number; transaction: Transaction }[] = []
  for (const { index, start, random } of listDays(`${seed}/geodnet`, days, endTime)) {
    const at = (second: number, ...transaction: Transaction) =>
      plays.push({ time: start + second, transaction })
    const some = (least: string, most: string) => random.big(parseEther(least), parseEther(most))
    // Rewards of a day: to the distribution wallet in one move, which issues nothing, and from there to the stations.
    at(7_200, move(geod, mining, distribution, some('5000', '9000')))
    at(7_300, ...stations.map((station) => move(geod, distribution, station, some('20', '900'))))
    if (index % 3 !== 1) at(random.int(8_000, 70_000), move(geod, buyer, burn, some('500', '20000')))
    if (index % 5 === 3) at(daySeconds - 1, move(geod, buyer, burn, 1n))
    if (index % 5 === 4) at(0, move(geod, buyer, burn, 2n))
    if (index % 10 === 5)
      at(71_000, move(geod, mining, burn, some('10', '20')), move(geod, mining, mining, 5n))
    if (index % 9 === 2) at(72_000, move(geod, mining, account('exchange'), some('100', '200')))
    // Not of this network, or nothing at all.
    const [one, other] = [random.pick(stations), random.pick(stations)]
    at(73_000, move(geod, one, other, some('1', '50')), allow(geod, one, burn, maxUint256))
    at(74_000, move(falseGeod.address, mining, burn, maxUint256), move(geod, one, burn, 0n))
  }
  return gather(plays)
}
