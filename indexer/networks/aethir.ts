import { defineNetwork } from '../../schemas/network.ts'
import { aethirServiceFee } from '../decoders/evm/aethir-service-fee.ts'

const ath = '0xc87B37a581ec3257B734886d9d3a581F5A9d056c'

export default defineNetwork({
  id: 'aethir',
  name: 'Aethir',
  category: 'compute',
  description:
    'GPU cloud: developers rent containers of independent cloud hosts for AI and games and pay in ATH.',
  colour: { light: '#cc8400', dark: '#fcfc00' },
  links: {
    website: 'https://aethir.com',
    docs: 'https://docs.aethir.com',
    explorer: `https://arbiscan.io/token/${ath}`,
  },
  tokens: {
    ATH: {
      name: 'Aethir',
      decimals: 18,
      addresses: { arbitrum: ath },
      price: { coingecko: 'aethir' },
    },
  },
  sources: [
    {
      id: 'service-fees',
      chain: 'arbitrum',
      address: '0x226DC7D2AA1F9a565e82faf04772FDbBaF2da42d',
      firstBlock: 233_500_000,
      since: '2024-07-22',
      decoder: aethirServiceFee({ token: ath }),
      facts: ['prepayment'],
      what: 'ATH that developers deposit for service fees and withdraw again. The day is where the adapter that is the source starts; the first block is a round number before it: block 233,482,068 is of 2024-07-18.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/aethir/index.ts',
    },
    {
      id: 'rewards',
      chain: 'arbitrum',
      address: ath,
      firstBlock: 233_500_000,
      since: '2024-07-22',
      decoder: null,
      facts: ['emission'],
      what: 'ATH that cloud hosts and checkers claim as rewards; not read yet, because the claims carry no amount and the contracts that pay are not verified.',
      source: 'https://docs.aethir.com/aethir-tokenomics/compute-rewards',
    },
  ],
  revenue: { fact: 'prepayment', basis: 'cash' },
  splits: [
    {
      since: '2024-07-18',
      supplySide: '0.8',
      protocol: '0.2',
      holders: '0',
      why: 'The platform takes 20 % of all service fees and the cloud host gets the rest. DefiLlama has applied the same shares to the deposits since 2026-03-07, and to the figures of Aethir itself before; no other share is on record, so one entry covers all days.',
      source:
        'https://docs.aethir.com/aethir-cloud/aethir-cloud-host/rewards-and-service-fees-for-cloud-hosts/service-fees-for-cloud-host',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'ATH deposited for service fees less ATH withdrawn, on the day it moves. Deposits are paid ahead, in ATH at a price in fiat, and what is used of them is settled daily off the chain: this is cash and not service used, and a day on which more is withdrawn than deposited is below zero.',
    supply_side_revenue:
      '80 % of fees, by rule: what hosts claim carries no amount in its event, so the payouts themselves are not read.',
    revenue: '20 % of fees: the protocol fee. That it is not charged on refunded service is not seen here.',
    burned: 'Aethir burns no token for service.',
    emitted: 'Compute and checker rewards, not read yet: the claims carry no amount.',
    supply:
      'Not closed: ATH was made at the start and fees move it without making or destroying any, so that no supply rises or falls by what is read.',
    utilization:
      'Not read. Containers that hosts stake are events without a count that is verified, and hours that are used are settled off chain; the network’s own claims of capacity cannot be checked on chain.',
  },
  notCounted: [
    {
      what: 'Claims of service fees by cloud hosts.',
      why: 'They are 80 % of the same money, and their events carry no amount.',
    },
    {
      what: 'Transfers of ATH, to and from the contract too.',
      why: 'A deposit counts by its own event; any other transfer is a trade, a stake or a reward.',
    },
    { what: 'Stakes of cloud hosts.', why: 'A bond of a provider is not a payment of a customer.' },
    {
      what: 'Revenue that the company announces.',
      why: 'It is far above what the contract shows, and how it is made is not published.',
    },
  ],
  methodVersion: 1,
})
