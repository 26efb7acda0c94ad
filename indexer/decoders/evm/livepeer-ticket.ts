import { parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder } from '../../../schemas/decoder.ts'
import { decodeEvent } from './decode-event.ts'

export const winningTicketTransfer = parseAbiItem(
  'event WinningTicketTransfer(address indexed sender, address indexed recipient, uint256 amount)',
)

/**
 * A redeemed ticket of Livepeer's TicketBroker is one payment in the chain's coin: the amount that really moved. The face
 * value that WinningTicketRedeemed tells in the same transaction is the same money and may exceed it.
 * The event does not tell which job was paid, so the service is empty. A ticket that moved nothing makes no movement.
 */
export const livepeerTicket: EvmDecoder = {
  family: 'evm',
  name: 'livepeer-ticket',
  version: 1,
  filters: [{ topic0: [toEventSelector(winningTicketTransfer)] }],
  facts: ['payment'],
  decode(log) {
    const { sender, recipient, amount } = decodeEvent(winningTicketTransfer, log)
    if (amount === 0n) return { movements: [], references: [] }
    return {
      movements: [
        {
          fact: 'payment',
          class: '',
          service: '',
          token: 'native',
          raw: amount,
          payer: sender.toLowerCase(),
          payee: recipient.toLowerCase(),
          reference: '',
        },
      ],
      references: [],
    }
  },
}
