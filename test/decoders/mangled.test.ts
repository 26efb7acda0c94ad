import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { depositServiceFee, withdrawServiceFee } from '../../indexer/decoders/evm/aethir-service-fee.ts'
import { tokensTransferred } from '../../indexer/decoders/evm/dimo-reward.ts'
import { transfer } from '../../indexer/decoders/evm/erc20-transfer.ts'
import { railCreated, railOneTimePayment, railSettled } from '../../indexer/decoders/evm/filecoin-pay.ts'
import { graphPaymentCollected } from '../../indexer/decoders/evm/graph-payment.ts'
import { horizonRewardsAssigned } from '../../indexer/decoders/evm/graph-reward.ts'
import { reward, treasuryReward } from '../../indexer/decoders/evm/livepeer-reward.ts'
import { livepeerTicket, winningTicketTransfer } from '../../indexer/decoders/evm/livepeer-ticket.ts'
import type { EvmDecoder, EvmLog } from '../../schemas/decoder.ts'
import { DataError } from '../../schemas/errors.ts'
import {
  burn,
  dimoRewards,
  graphPayments,
  graphRewards,
  logOf,
  lpt,
  mining,
  pay,
  rail,
  rewards,
  serviceFees,
  transfers,
} from './log-of.ts'

/** A decoder, a log of its shape, and which words of its data are addresses. */
const samples: readonly (readonly [EvmDecoder, EvmLog, readonly number[]])[] = [
  [
    pay,
    logOf(railCreated, {
      railId: 1n,
      payer: burn,
      payee: mining,
      token: lpt,
      operator: lpt,
      validator: lpt,
      serviceFeeRecipient: lpt,
      commissionRateBps: 5n,
    }),
    [0, 1, 2, 3],
  ],
  [
    pay,
    logOf(railSettled, {
      railId: 1n,
      totalSettledAmount: 10n,
      totalNetPayeeAmount: 7n,
      operatorCommission: 2n,
      networkFee: 1n,
      settledUpTo: 9n,
    }),
    [],
  ],
  [
    pay,
    logOf(railOneTimePayment, { railId: 1n, netPayeeAmount: 7n, operatorCommission: 2n, networkFee: 1n }),
    [],
  ],
  [livepeerTicket, logOf(winningTicketTransfer, { sender: mining, recipient: burn, amount: 5n }), []],
  [rewards, logOf(reward, { transcoder: mining, amount: 5n }), []],
  [rewards, logOf(treasuryReward, { transcoder: mining, treasury: mining, amount: 5n }), [0]],
  [transfers, logOf(transfer, { from: mining, to: burn, value: 5n }), []],
  [serviceFees, logOf(depositServiceFee, { developer: mining, nonce: 1n, amount: 5n }), []],
  [serviceFees, logOf(withdrawServiceFee, { developer: mining, nonce: 1n, amount: 5n }), []],
  [
    graphPayments,
    logOf(graphPaymentCollected, {
      paymentType: 0,
      payer: lpt,
      receiver: mining,
      dataService: burn,
      tokens: 100n,
      tokensProtocol: 1n,
      tokensDataService: 2n,
      tokensDelegationPool: 3n,
      tokensReceiver: 94n,
      receiverDestination: burn,
    }),
    [0, 6],
  ],
  [graphRewards, logOf(horizonRewardsAssigned, { indexer: mining, allocationID: burn, amount: 5n }), []],
  [dimoRewards, logOf(tokensTransferred, { user: mining, _amount: 5n, vehicleNodeId: 7n }), []],
]

describe.each(samples)('mangled logs of %o', (decoder, log, addressWords) => {
  const refuses = (part: Partial<EvmLog>) =>
    expect(() => decoder.decode({ ...log, ...part }, () => rail('native'))).toThrow(DataError)

  test('data of another length is never decoded', () => {
    const bytes = (log.data.length - 2) / 2
    fc.assert(
      fc.property(fc.nat({ max: bytes + 64 }), (length) => {
        fc.pre(length !== bytes)
        refuses({
          data: `0x${log.data
            .slice(2)
            .padEnd(2 * (bytes + 64), '0')
            .slice(0, 2 * length)}`,
        })
      }),
    )
  })

  test('another number of topics is never decoded', () => {
    for (let count = 0; count < log.topics.length; count++) refuses({ topics: log.topics.slice(0, count) })
    refuses({ topics: [...log.topics, `0x${'00'.repeat(32)}`] })
    refuses({ topics: [`0x${'11'.repeat(32)}`, ...log.topics.slice(1)] })
  })

  test('dirty bytes above an address are never overlooked', () => {
    const isAddress = (word: string) => /^0{24}[0-9a-f]{40}$/.test(word) && BigInt(`0x${word}`) > 0xffffn
    log.topics.forEach((topic, index) => {
      if (index > 0 && isAddress(topic.slice(2)))
        refuses({ topics: log.topics.with(index, `0x01${topic.slice(4)}`) })
    })
    const words = (log.data.slice(2).match(/.{64}/g) ?? []) as string[]
    for (const index of addressWords)
      refuses({ data: `0x${words.with(index, `01${words[index]?.slice(2)}`).join('')}` })
  })

  test('the message says what, got, expected and where', () => {
    const act = () => decoder.decode({ ...log, data: '0x1234' }, () => rail('native'))
    expect(act).toThrow(
      /^log is no \w+; got ".*data 0x1234"; expected the topics and data of \w+\(.*\); at contract 0x0+cc, block 77, transaction 0xabab.*, log 3$/,
    )
  })
})

test('an event that no decoder knows is named', () => {
  const log = logOf(transfer, { from: mining, to: burn, value: 5n })
  expect(() => pay.decode(log, () => undefined)).toThrow(/^log of an unknown event; got "0xddf252ad/)
  expect(() => rewards.decode(log, () => undefined)).toThrow(/expected Reward or TreasuryReward/)
})

test('a reference that lacks a party is as bad as none', () => {
  const [, settlement] = samples[1] as (typeof samples)[number]
  const { payer: _, ...attributes } = rail('native').attributes
  expect(() => pay.decode(settlement, () => ({ ...rail('native'), attributes }))).toThrow(/rail 1/)
})
