import { maxUint256 } from 'viem'
import {
  type Block,
  createRail,
  deposit,
  modifyRate,
  payOnce,
  type Rail,
  settle,
  type Transaction,
} from '../calls.ts'
import { account, hostileTokens, places } from '../places.ts'
import { type Day, daySeconds, gather, listDays } from './day.ts'

const milli = (token: string) => (token === places.axlUsdc ? 1_000n : 1_000_000_000_000_000n)

const tokens = [places.usdfc, places.usdfc, places.usdfc, places.axlUsdc, places.native]
const operators = [places.fwss, places.fwss, places.storacha, account('operator unknown')]

/** Rails of ordinary customers, one of them larger than all others, and that of the automated test payer. */
const rails: readonly Rail[] = Array.from({ length: 18 }, (_, index) => ({
  id: BigInt(index + 1),
  payer: index === 17 ? places.testPayer : account(`customer ${index % 9}`),
  payee: account(`storage provider ${index % 5}`),
  token: index === 17 ? places.usdfc : (tokens[index % tokens.length] ?? places.usdfc),
  operator: operators[index % operators.length] ?? places.fwss,
  commission: index % 4 === 3 ? 250n : 0n,
}))

const hostileRails: readonly Rail[] = hostileTokens.map(({ address }, index) => ({
  id: BigInt(900 + index),
  payer: account(`prankster ${index}`),
  payee: account('storage provider 0'),
  token: address,
  operator: places.fwss,
  commission: 0n,
}))

/** A rail that anyone may pay on at any time after the first day. */
export const openRail = rails[0] as Rail

/** Nothing at all happens on these days: they are true zeros. */
export const isQuiet = (day: Day) => day.index % 13 === 6 || day.index % 13 === 7

export function filecoinBlocks(seed: string, days: number, endTime: number): Block[] {
  const plays: { time: number; transaction: Transaction }[] = []
  for (const day of listDays(`${seed}/filecoin`, days, endTime)) {
    const at = (second: number, ...transaction: Transaction) =>
      plays.push({ time: day.start + second, transaction })
    if (day.index === 0)
      for (const rail of rails) at(1, createRail(rail), deposit(rail, 5_000n * milli(rail.token)))
    if (!isQuiet(day)) playDay(day, at)
  }
  return gather(plays)
}

function playDay(day: Day, at: (second: number, ...transaction: Transaction) => void): void {
  const { index, random } = day
  const amount = (rail: Rail) => {
    const size = rail.id === 1n ? 90n : 9n
    return random.big(milli(rail.token), size * BigInt(100 + index * 2) * 10n * milli(rail.token))
  }
  for (let count = random.int(5, 9); count > 0; count--) {
    const second = random.int(600, daySeconds - 600)
    for (let each = random.int(1, 4); each > 0; each--) {
      const rail = random.pick(rails)
      if (random.chance(0.7)) at(second, settle(rail, amount(rail)))
      else if (random.chance(0.6)) at(second, payOnce(rail, amount(rail)))
      else at(second, modifyRate(rail, 1n, 2n), deposit(rail, amount(rail)))
    }
  }
  // The same transaction settles one rail twice and another once.
  at(3_600, settle(rails[1] as Rail, 11n), settle(rails[1] as Rail, 11n), settle(rails[3] as Rail, 7n))
  at(4_000, settle(rails[17] as Rail, 500n * milli(places.usdfc)), settle(rails[2] as Rail, 0n))
  if (index % 5 === 1) at(daySeconds - 1, settle(openRail, amount(openRail)))
  if (index % 5 === 2) at(0, settle(openRail, amount(openRail)))
  // A rail that is made and paid in one transaction.
  if (index % 6 === 4) {
    const rail: Rail = { ...openRail, id: BigInt(100 + index), payer: account(`newcomer ${index}`) }
    at(5_000, createRail(rail), payOnce(rail, amount(rail)), settle(rail, amount(rail)))
  }
  if (index === 3) for (const rail of hostileRails) at(6_000, createRail(rail), settle(rail, 1n))
  if (index > 3 && index % 7 === 3) for (const rail of hostileRails) at(6_000, settle(rail, maxUint256))
}
