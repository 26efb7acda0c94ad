import { parseEther } from 'viem'
import { type Block, issueLicense, move, refuseVehicle, rewardVehicle, type Transaction } from '../calls.ts'
import { account, places } from '../places.ts'
import { gather, listDays } from './day.ts'

const { dimo, dimoCredit, dimoReceiver, native } = places
const makers = Array.from({ length: 3 }, (_, index) => account(`vehicle app ${index}`))
const drivers = Array.from({ length: 6 }, (_, index) => account(`driver ${index}`))

/** May use credits at any time. */
export const openApp = account('vehicle app 0')

export function dimoBlocks(seed: string, days: number, endTime: number): Block[] {
  const plays: { time: number; transaction: Transaction }[] = []
  for (const { index, start, random } of listDays(`${seed}/dimo`, days, endTime)) {
    const at = (second: number, ...transaction: Transaction) =>
      plays.push({ time: start + second, transaction })
    const some = (least: string, most: string) => random.big(parseEther(least), parseEther(most))
    if (index % 8 !== 3)
      at(
        random.int(600, 50_000),
        ...makers.map((maker) => move(dimoCredit, maker, native, some('1000', '90000'))),
      )
    // Credits are bought: DIMO goes to a wallet and credits are made.
    if (index % 4 === 1) {
      const maker = random.pick(makers)
      at(
        51_000,
        move(dimo, maker, dimoReceiver, some('100', '900')),
        move(dimoCredit, native, maker, some('9000', '90000')),
      )
    }
    if (index % 7 === 2)
      at(52_000, move(dimo, openApp, dimoReceiver, some('50', '60')), issueLicense(BigInt(index), openApp))
    if (index % 6 === 4) at(53_000, move(dimoCredit, openApp, random.pick(makers), some('1', '9')))
    // Once a week, and at another hour than the rest.
    if (index % 7 === 5)
      at(
        20_000,
        ...drivers.map((driver, number) => rewardVehicle(driver, some('5', '80'), BigInt(number))),
        ...drivers.slice(0, 2).map((driver) => move(dimo, places.dimoReward, driver, some('5', '80'))),
        refuseVehicle(account('parked driver'), parseEther('3'), 99n),
      )
  }
  return gather(plays)
}
