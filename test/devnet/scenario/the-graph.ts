import { parseEther } from 'viem'
import {
  assignRewards,
  type Block,
  collect,
  collectedByService,
  collectedFromEscrow,
  denyRewards,
  move,
  type Transaction,
} from '../calls.ts'
import { account, places } from '../places.ts'
import { gather, listDays } from './day.ts'

const indexers = Array.from({ length: 4 }, (_, index) => account(`indexer ${index}`))
const gateway = account('graph gateway')

/** May be paid for queries at any time. */
export const openIndexer = account('indexer 0')

export function theGraphBlocks(seed: string, days: number, endTime: number): Block[] {
  const plays: { time: number; transaction: Transaction }[] = []
  for (const { index, start, random } of listDays(`${seed}/the-graph`, days, endTime)) {
    const at = (second: number, ...transaction: Transaction) =>
      plays.push({ time: start + second, transaction })
    const some = (least: string, most: string) => random.big(parseEther(least), parseEther(most))
    const pay = (second: number, type: number) => {
      const [indexer, tokens] = [random.pick(indexers), some('5', '900')]
      // The same money as three contracts and the token tell it.
      at(
        second,
        move(places.grt, places.paymentsEscrow, places.graphPayments, tokens),
        collect(type, places.paymentsEscrow, indexer, tokens),
        collectedFromEscrow(type, gateway, indexer, tokens),
        collectedByService(indexer, gateway, tokens),
      )
    }
    if (index % 11 !== 5)
      for (let count = random.int(1, 4); count > 0; count--) pay(random.int(600, 80_000), 0)
    if (index % 3 === 1) pay(81_000, 1)
    if (index % 6 === 2) at(82_000, collect(0, account('data service'), openIndexer, 3n))
    // Rewards that are passed on are no payment.
    at(40_000, collect(2, places.subgraphService, random.pick(indexers), some('1000', '9000')))
    at(
      30_000,
      ...indexers.map((indexer, number) =>
        assignRewards(indexer, account(`allocation ${number}`), some('500', '4000')),
      ),
      denyRewards(openIndexer, account('allocation 9')),
    )
    // Stakes and delegations move GRT and are neither paid nor issued; a tax is burned and not read.
    at(
      50_000,
      move(places.grt, gateway, openIndexer, some('10', '90')),
      move(places.grt, gateway, places.native, 5n),
    )
  }
  return gather(plays)
}
