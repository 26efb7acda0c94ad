import { defineNetwork } from '../../schemas/network.ts'

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
      price: { coingecko: 'bittensor' },
    },
  },
  sources: [
    {
      id: 'coinbase',
      chain: 'bittensor',
      address: 'SubtensorModule',
      firstBlock: 0,
      since: '2021-01-03',
      decoder: null,
      facts: ['emission'],
      what: 'TAO issued with each block, from the storage of the module; not read yet. The day is a safe one before the first block, which is not verified.',
      source: 'https://github.com/opentensor/subtensor/tree/14bc6f9f/pallets/subtensor',
    },
  ],
  revenue: null,
  splits: [],
  exclusions: [],
  methodology: {
    fees: 'None: nothing that customers pay is on chain. Customers pay the operators of subnets off chain; the chain sees staking, registration and transfers.',
    supply_side_revenue: 'None, because no fees are on chain.',
    revenue: 'None, because no fees are on chain.',
    burned:
      'Registration turns TAO into the token of a subnet and destroys that; TAO itself is not burned by it.',
    emitted:
      'TAO issued, gross. Miners are paid in tokens of their subnets, which is the other leg of the same emission and is not added.',
    published: 'The total supply is restated from a published series.',
  },
  notCounted: [
    {
      what: 'Registration costs and transaction fees.',
      why: 'Miners and validators pay them, not customers.',
    },
    {
      what: 'Stake added and buybacks of subnet owners.',
      why: 'They are investments and not payments for a service.',
    },
    { what: 'Income of subnets off chain.', why: 'Only their operators tell it.' },
  ],
  methodVersion: 1,
})
