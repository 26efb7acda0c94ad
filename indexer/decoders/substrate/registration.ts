import { z } from 'zod'
import { DataError } from '../../../schemas/errors.ts'
import type { SubstrateBlock, SubstrateDecoder, SubstrateEvent } from '../../../schemas/substrate.ts'
import { account, netuid, readArgs, unknownEvent } from './event-args.ts'

const neuronAdded = 'SubtensorModule.NeuronRegistered'
const subnetAdded = 'SubtensorModule.NetworkAdded'

const neuron = z.tuple([netuid, netuid, account])
const subnet = z.tuple([netuid, z.int()])

/**
 * What registrations cost, which their events do not tell. Of neurons it is what `RAORecycledForRegistration` of the subnet rose
 * by in the block, and stands at the last registration in it. Of a subnet it is what its owner locked. A registration by work
 * costs nothing and makes no movement; nor does one of a neuron in the block that began its subnet, because the total begins
 * anew there and does not tell it.
 * https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/subtensor/src/subnets
 */
export function registration(): SubstrateDecoder {
  return {
    family: 'substrate',
    name: 'registration',
    version: 1,
    filters: [{ event: neuronAdded }, { event: subnetAdded }],
    facts: ['payment'],
    reads(event, block) {
      const id = subnetOf(event)
      if (!isLast(event, block, id)) return []
      if (event.name === subnetAdded) return [{ item: 'SubtensorModule.SubnetLocked', key: id }]
      if (block.events.some((other) => other.name === subnetAdded && subnetOf(other) === id)) return []
      return [{ item: 'SubtensorModule.RAORecycledForRegistration', key: id }]
    },
    decode(event, _block, [change]) {
      const id = subnetOf(event)
      if (change === undefined) return []
      const raw = event.name === subnetAdded ? change.after : change.after - change.before
      if (raw < 0n)
        throw new DataError({
          what: 'total paid for registrations fell in a block with one',
          got: `${change.after} after ${change.before}`,
          expected: 'a total that rises',
        })
      if (raw === 0n) return []
      return [
        {
          fact: 'payment',
          class: '',
          service: event.name === subnetAdded ? `subnet-${id}` : `neuron-${id}`,
          token: 'native',
          raw,
          // Neither event names the coldkey that pays.
          payer: '',
          payee: '',
          reference: '',
        },
      ]
    },
  }
}

function subnetOf(event: SubstrateEvent): number {
  if (event.name === neuronAdded) return readArgs(event, neuron)[0]
  if (event.name === subnetAdded) return readArgs(event, subnet)[0]
  throw unknownEvent(event, `${neuronAdded} or ${subnetAdded}`)
}

/** Whether no later event of the block tells the same of the same subnet: its state is read once. */
function isLast({ name, index }: SubstrateEvent, { events }: SubstrateBlock, id: number): boolean {
  return !events.some((other) => other.name === name && other.index > index && subnetOf(other) === id)
}
