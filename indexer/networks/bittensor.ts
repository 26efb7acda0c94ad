import { defineNetwork } from '../../schemas/network.ts'
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
  },
  sources: [],
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
    published:
      'The total supply is restated from a published series for days that are not read from the chain.',
    utilization:
      'Subnets of each day, by the storage of the chain. What miners are asked to do is not on chain.',
  },
  notCounted: [
    {
      what: 'Registration costs and transaction fees.',
      why: 'Miners and validators pay them, not customers. Registration turns TAO into the token of a subnet and destroys that; fees go to the author of the block.',
    },
    {
      what: 'Tokens of subnets that are burned or recycled, and buybacks of subnet owners.',
      why: 'They are not TAO, and nobody paid them for a service. Their events are not read.',
    },
    {
      what: 'TAO in the pools of subnets, and stake.',
      why: 'They are investments and not payments for a service.',
    },
    { what: 'Income of subnets off chain.', why: 'Only their operators tell it.' },
  ],
  methodVersion: 2,
})
