import { type AbiEvent, encodeAbiParameters, encodeEventTopics, getAddress } from 'viem'
import { aethirServiceFee } from '../../indexer/decoders/evm/aethir-service-fee.ts'
import { dimoReward } from '../../indexer/decoders/evm/dimo-reward.ts'
import { erc20Transfer } from '../../indexer/decoders/evm/erc20-transfer.ts'
import { filecoinPay } from '../../indexer/decoders/evm/filecoin-pay.ts'
import { graphPayment } from '../../indexer/decoders/evm/graph-payment.ts'
import { graphReward } from '../../indexer/decoders/evm/graph-reward.ts'
import { livepeerReward } from '../../indexer/decoders/evm/livepeer-reward.ts'
import type { EvmLog, Hex } from '../../schemas/decoder.ts'
import type { Reference } from '../../schemas/movement.ts'

export const burn = getAddress('0x000000000000000000000000000000000000dead')
export const mining = getAddress('0x00000000000000000000000000000000000000a1')
export const distribution = getAddress('0x00000000000000000000000000000000000000a2')
export const lpt = getAddress('0x0000000000000000000000000000000000000017')

export const pay = filecoinPay({ operators: {}, firstBlock: 1 })
export const rewards = livepeerReward({ token: lpt })
export const serviceFees = aethirServiceFee({ token: lpt })
export const graphPayments = graphPayment({ token: lpt, escrow: distribution })
export const graphRewards = graphReward({ token: lpt })
export const dimoRewards = dimoReward({ token: lpt })
export const transfers = erc20Transfer({
  rules: [
    { to: [burn], fact: 'burn', class: 'buyback' },
    { from: [mining, distribution], notTo: [mining, distribution], fact: 'emission', class: 'provider' },
  ],
})

/** A log of these arguments, as a node would give it. */
export function logOf(event: AbiEvent, args: Record<string, unknown>): EvmLog {
  const plain = event.inputs.filter(({ indexed }) => !indexed)
  return {
    address: '0x00000000000000000000000000000000000000cc',
    topics: encodeEventTopics({ abi: [event], eventName: event.name, args }) as Hex[],
    data: encodeAbiParameters(
      plain,
      plain.map(({ name }) => args[name ?? '']),
    ),
    logIndex: 3,
    transactionHash: `0x${'ab'.repeat(32)}`,
    transactionIndex: 1,
    block: 77,
    blockHash: `0x${'cd'.repeat(32)}`,
    time: 1_700_000_000,
  }
}

export const rail = (token: string): Reference => ({
  kind: 'rail',
  key: '1',
  attributes: {
    token,
    payer: mining.toLowerCase(),
    payee: burn.toLowerCase(),
    operator: lpt.toLowerCase(),
    validator: lpt.toLowerCase(),
  },
})
