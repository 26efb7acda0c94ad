import { parseEther } from 'viem'
import { allow, type Block, bond, move, redeem, reward, type Transaction } from '../calls.ts'
import { account, places } from '../places.ts'
import { daySeconds, gather, listDays } from './day.ts'

const treasury = account('livepeer treasury')
const orchestrators = Array.from({ length: 6 }, (_, index) => account(`orchestrator ${index}`))
const gateways = Array.from({ length: 4 }, (_, index) => account(`gateway ${index}`))

/** A ticket that any time may be redeemed. */
export const openTicket = { sender: account('gateway 0'), recipient: account('orchestrator 0') }

export function livepeerBlocks(seed: string, days: number, endTime: number): Block[] {
  const plays: { time: number; transaction: Transaction }[] = []
  for (const { index, start, random } of listDays(`${seed}/livepeer`, days, endTime)) {
    const at = (second: number, ...transaction: Transaction) =>
      plays.push({ time: start + second, transaction })
    // The bonding manager begins some blocks after the ticket broker.
    if (index === 0) for (let block = 0; block < 30; block++) at(block)
    if (index % 17 === 9) continue
    for (let count = random.int(3, 8); count > 0; count--) {
      const face = random.big(parseEther('0.0005'), parseEther('0.04'))
      const paid = random.chance(0.1) ? face / 3n : face
      at(random.int(600, daySeconds), redeem(random.pick(gateways), random.pick(orchestrators), face, paid))
    }
    if (index % 4 === 1) at(daySeconds - 1, redeem(openTicket.sender, openTicket.recipient, 3n, 3n))
    if (index % 4 === 2) at(0, redeem(openTicket.sender, openTicket.recipient, 5n, 0n))
    const round = random.int(600, 40_000)
    for (const orchestrator of orchestrators) {
      const minted = random.big(parseEther('10'), parseEther('90'))
      at(round, reward(orchestrator, minted - minted / 10n, treasury, index < 5 ? 0n : minted / 10n))
    }
    // The same token, moved, bonded and allowed: none of it is paid or issued.
    const [from, to] = [random.pick(gateways), random.pick(orchestrators)]
    at(
      50_000,
      move(places.lpt, from, to, parseEther('7')),
      move(places.lpt, from, places.burn, parseEther('1')),
    )
    at(50_001, bond(from, to, parseEther('7')), allow(places.lpt, from, to, parseEther('7')))
  }
  return gather(plays)
}
