import { defineNetwork } from '../../schemas/network.ts'
import { alphaBurn } from '../decoders/substrate/alpha-burn.ts'
import { registration } from '../decoders/substrate/registration.ts'
import { transactionFee } from '../decoders/substrate/transaction-fee.ts'
import { bittensorArchive } from '../reading-sources/bittensor-archive.ts'

export default defineNetwork({
  id: 'bittensor',
  name: 'Bittensor',
  category: 'ai',
  description:
    'Markets of machine intelligence: subnets reward miners and validators with tokens of the network.',
  colour: { light: '#727c8d', dark: '#d4dadd' },
  links: {
    website: 'https://bittensor.com',
    docs: 'https://docs.learnbittensor.org',
    explorer: 'https://taostats.io',
  },
  tokens: {
    TAO: {
      name: 'Bittensor',
      decimals: 9,
      addresses: { bittensor: 'native' },
      price: { coingecko: 'bittensor', coinpaprika: 'tao-bittensor' },
    },
    // Each subnet has a token of its own, and an id that a later subnet gets again: `service` tells which one.
    ALPHA: { name: 'Token of a subnet', decimals: 9, addresses: { bittensor: 'alpha' }, price: null },
  },
  sources: [
    {
      id: 'alpha',
      chain: 'bittensor',
      address: 'SubtensorModule',
      firstBlock: 1,
      since: '2023-03-22',
      decoder: alphaBurn({ token: 'alpha' }),
      facts: ['burn'],
      excluded:
        'The token of a subnet and not TAO: nobody is known to tell its price without a key, and the next subnet of the same id has another one.',
      what: 'Tokens of subnets that are burned, recycled, or bought back and burned, told in the token of the subnet.',
      source: 'https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/subtensor/src/macros/events.rs',
    },
    {
      id: 'registrations',
      chain: 'bittensor',
      address: 'SubtensorModule',
      firstBlock: 1,
      since: '2023-03-22',
      decoder: registration(),
      facts: ['payment'],
      excluded:
        'Miners, validators and owners of subnets pay it, not customers. It buys the token of the subnet, which is destroyed, or fills its pool; in earlier runtimes part or all of it was recycled, as the TAO recycled of the day tells.',
      what: 'TAO paid to register neurons, per subnet and block, and TAO locked to register a subnet.',
      source: 'https://github.com/opentensor/subtensor/tree/14bc6f9f/pallets/subtensor/src/subnets',
    },
    {
      id: 'fees',
      chain: 'bittensor',
      address: 'TransactionPayment',
      firstBlock: 1,
      since: '2023-03-22',
      decoder: transactionFee(),
      facts: ['payment'],
      excluded:
        'Whoever sends an extrinsic pays it for its place in a block, not a customer for a service. The author of the block gets it; before runtime 380 it was recycled, as the TAO recycled of the day tells.',
      what: 'Fees of extrinsics with their tips, in TAO.',
      source: 'https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/transaction-fee/src/lib.rs',
    },
  ],
  readings: [bittensorArchive],
  revenue: null,
  splits: [],
  exclusions: [],
  methodology: {
    fees: 'None: nothing that customers pay is on chain. Customers pay the operators of subnets off chain; the chain sees staking, registration and transfers.',
    supply_side_revenue: 'None, because no fees are on chain.',
    revenue: 'None, because no fees are on chain.',
    burned:
      'TAO recycled in a day: what was issued, less what the total issuance rose by at 00:00 UTC. Recycled TAO leaves issuance and can be issued again. The chain’s totals do not tell for what it was; before there were tokens of subnets, TAO that was issued before a border and handed out after it moves from one day to the next, and a day can be below zero.',
    emitted:
      'TAO issued, gross: the blocks of a day, from the last one before 00:00 UTC to the next, times the emission per block, which must be the same at both ends. It goes into the pools of subnets. Miners, validators and owners are paid in tokens of their subnets, which is the other leg of the same emission and is not added; so what providers get is not told apart.',
    supply:
      'Not closed by itself: what was burned is told as what was emitted less the rise of the total issuance, so that the three agree by the way they are read and not by a second count.',
    published:
      'The total supply is restated from a published series for days that are not read from the chain.',
    utilization:
      'Subnets of each day, by the storage of the chain. What miners are asked to do is not on chain.',
  },
  notCounted: [
    {
      what: 'Registration costs and transaction fees.',
      why: 'Miners and validators pay them, not customers. Registration turns TAO into the token of a subnet and destroys that; fees go to the author of the block. Where the events are read, they are shown.',
    },
    {
      what: 'Tokens of subnets that are burned or recycled, and buybacks of subnet owners.',
      why: 'They are not TAO, and nobody paid them for a service. Where the events are read, they are shown in the token of the subnet.',
    },
    {
      what: 'TAO in the pools of subnets, and stake.',
      why: 'They are investments and not payments for a service.',
    },
    { what: 'Income of subnets off chain.', why: 'Only their operators tell it.' },
  ],
  methodVersion: 3,
})
