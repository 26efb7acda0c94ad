import { z } from 'zod'
import type { SubstrateDecoder } from '../../../schemas/substrate.ts'
import { account, amount, readArgs } from './event-args.ts'

const fee = z.object({ who: account, actualFee: amount, tip: amount })

/**
 * Fees of extrinsics, the tip included, in the chain's own coin. Many extrinsics are free, and a fee of zero makes no movement.
 * Who gets it the event does not say.
 * https://github.com/paritytech/polkadot-sdk (substrate/frame/transaction-payment)
 */
export function transactionFee(): SubstrateDecoder {
  return {
    family: 'substrate',
    name: 'transaction-fee',
    version: 1,
    filters: [{ event: 'TransactionPayment.TransactionFeePaid' }],
    facts: ['payment'],
    decode(event) {
      const { who, actualFee } = readArgs(event, fee)
      if (actualFee === 0n) return []
      return [
        {
          fact: 'payment',
          class: '',
          service: 'transaction',
          token: 'native',
          raw: actualFee,
          payer: who,
          payee: '',
          reference: '',
        },
      ]
    },
  }
}
