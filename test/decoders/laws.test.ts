import fc from 'fast-check'
import { getAddress, maxUint256 } from 'viem'
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
  distribution,
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

const uint = fc.bigInt({ min: 0n, max: maxUint256 })
const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => getAddress(`0x${Buffer.from(bytes).toString('hex')}`))
const lower = (value: string) => value.toLowerCase()

const amounts = (decoder: EvmDecoder, log: EvmLog, token = 'native') =>
  decoder.decode(log, () => rail(token)).movements.map(({ fact, raw }) => [fact, raw] as const)
const real = (list: readonly (readonly [string, bigint])[]) => list.filter(([, raw]) => raw !== 0n)

describe('what was encoded is decoded, to the last digit of uint256', () => {
  test('a rail', () => {
    fc.assert(
      fc.property(
        uint,
        address,
        address,
        address,
        address,
        uint,
        (railId, payer, payee, token, operator, bps) => {
          const args = {
            railId,
            payer,
            payee,
            token,
            operator,
            validator: payer,
            serviceFeeRecipient: payee,
            commissionRateBps: bps,
          }
          const { movements, references } = pay.decode(logOf(railCreated, args), () => undefined)
          expect(movements).toEqual([])
          expect(references).toEqual([
            {
              kind: 'rail',
              key: `${railId}`,
              attributes: {
                token: lower(token),
                payer: lower(payer),
                payee: lower(payee),
                operator: lower(operator),
                validator: lower(payer),
              },
            },
          ])
        },
      ),
    )
  })

  test('a settlement, whose parts sum to its total', () => {
    fc.assert(
      fc.property(uint, uint, uint, fc.boolean(), (total, one, two, native) => {
        const fee = one % (total + 1n)
        const commission = two % (total - fee + 1n)
        const log = logOf(railSettled, {
          railId: 1n,
          totalSettledAmount: total,
          totalNetPayeeAmount: total - fee - commission,
          operatorCommission: commission,
          networkFee: fee,
          settledUpTo: 9n,
        })
        const expected = [['payment', total], ...(native ? [['burn', fee]] : [])] as [string, bigint][]
        expect(amounts(pay, log, native ? 'native' : lower(lpt))).toEqual(real(expected))
      }),
    )
  })

  test('a settlement whose parts do not sum to its total is refused', () => {
    fc.assert(
      fc.property(uint, uint, uint, uint, (total, net, commission, fee) => {
        fc.pre(net + commission + fee !== total)
        const log = logOf(railSettled, {
          railId: 1n,
          totalSettledAmount: total,
          totalNetPayeeAmount: net,
          operatorCommission: commission,
          networkFee: fee,
          settledUpTo: 9n,
        })
        expect(() => amounts(pay, log)).toThrow(DataError)
      }),
    )
  })

  test('a one-time payment is the sum of its three parts, and more than uint256 is refused', () => {
    fc.assert(
      fc.property(uint, uint, uint, (net, commission, fee) => {
        const log = logOf(railOneTimePayment, {
          railId: 1n,
          netPayeeAmount: net,
          operatorCommission: commission,
          networkFee: fee,
        })
        const total = net + commission + fee
        if (total > maxUint256) expect(() => amounts(pay, log)).toThrow(DataError)
        else
          expect(amounts(pay, log)).toEqual(
            real([
              ['payment', total],
              ['burn', fee],
            ]),
          )
      }),
    )
  })

  test('a ticket and rewards', () => {
    fc.assert(
      fc.property(address, address, uint, (one, other, amount) => {
        expect(
          amounts(livepeerTicket, logOf(winningTicketTransfer, { sender: one, recipient: other, amount })),
        ).toEqual(real([['payment', amount]]))
        expect(amounts(rewards, logOf(reward, { transcoder: one, amount }))).toEqual(
          real([['emission', amount]]),
        )
        expect(amounts(rewards, logOf(treasuryReward, { transcoder: one, treasury: other, amount }))).toEqual(
          real([['emission', amount]]),
        )
      }),
    )
  })

  test('a deposit is what a withdrawal takes back', () => {
    fc.assert(
      fc.property(address, uint, (developer, amount) => {
        const args = { developer, nonce: 7n, amount }
        expect(amounts(serviceFees, logOf(depositServiceFee, args))).toEqual(real([['prepayment', amount]]))
        expect(amounts(serviceFees, logOf(withdrawServiceFee, args))).toEqual(real([['prepayment', -amount]]))
      }),
    )
  })

  test('a Graph payment is its four parts; what passes rewards on is none, and other parts or types are refused', () => {
    fc.assert(
      fc.property(
        uint,
        uint,
        uint,
        uint,
        fc.nat({ max: 255 }),
        address,
        (total, one, two, three, type, payer) => {
          const protocol = one % (total + 1n)
          const service = two % (total - protocol + 1n)
          const delegators = three % (total - protocol - service + 1n)
          const args = {
            paymentType: type,
            payer,
            receiver: mining,
            dataService: lpt,
            tokens: total,
            tokensProtocol: protocol,
            tokensDataService: service,
            tokensDelegationPool: delegators,
            tokensReceiver: total - protocol - service - delegators,
            receiverDestination: lpt,
          }
          const log = (changed: Partial<typeof args>) => logOf(graphPaymentCollected, { ...args, ...changed })
          const paid = real([
            ['payment', total],
            ['burn', protocol],
          ])
          expect(amounts(graphPayments, log({ paymentType: 0 }))).toEqual(paid)
          expect(amounts(graphPayments, log({ paymentType: 1 }))).toEqual(paid)
          expect(amounts(graphPayments, log({ paymentType: 2 }))).toEqual([])
          if (type > 2) expect(() => amounts(graphPayments, log({}))).toThrow(DataError)
          const tokens = total === 0n ? 1n : total - 1n
          expect(() => amounts(graphPayments, log({ paymentType: 0, tokens }))).toThrow(DataError)
          expect(() => amounts(graphPayments, log({ paymentType: 2, tokens }))).toThrow(DataError)
        },
      ),
    )
  })

  test('the payer of a Graph payment is not the escrow, which pays for everybody', () => {
    const of = (payer: string) =>
      graphPayments
        .decode(
          logOf(graphPaymentCollected, {
            paymentType: 0,
            payer,
            receiver: mining,
            dataService: lpt,
            tokens: 9n,
            tokensProtocol: 1n,
            tokensDataService: 0n,
            tokensDelegationPool: 0n,
            tokensReceiver: 8n,
            receiverDestination: lpt,
          }),
          () => undefined,
        )
        .movements.map((movement) => movement.payer)
    expect(of(distribution)).toEqual(['', ''])
    expect(of(burn)).toEqual([lower(burn), lower(burn)])
  })

  test('rewards of The Graph and of DIMO', () => {
    fc.assert(
      fc.property(address, address, uint, uint, (one, other, amount, vehicleNodeId) => {
        expect(
          amounts(graphRewards, logOf(horizonRewardsAssigned, { indexer: one, allocationID: other, amount })),
        ).toEqual(real([['emission', amount]]))
        expect(
          amounts(dimoRewards, logOf(tokensTransferred, { user: one, _amount: amount, vehicleNodeId })),
        ).toEqual(real([['emission', amount]]))
      }),
    )
  })

  test('a transfer is at most one movement, and a transfer to the burn address is a burn whoever sent it', () => {
    const wallet = fc.oneof(address, fc.constantFrom(burn, mining, distribution))
    fc.assert(
      fc.property(wallet, wallet, uint, (from, to, value) => {
        const own = (party: string) => party === mining || party === distribution
        const fact = to === burn ? 'burn' : own(from) && !own(to) ? 'emission' : undefined
        const expected = fact === undefined ? [] : [[fact, value] as const]
        expect(amounts(transfers, logOf(transfer, { from, to, value }))).toEqual(real(expected))
      }),
      { numRuns: 500 },
    )
  })
})
