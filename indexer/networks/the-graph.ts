import { defineNetwork } from '../../schemas/network.ts'
import { graphPayment } from '../decoders/evm/graph-payment.ts'
import { graphReward } from '../decoders/evm/graph-reward.ts'

const grt = '0x9623063377AD1B27544C965cCd7342f7EA7e88C7'

export default defineNetwork({
  id: 'the-graph',
  name: 'The Graph',
  category: 'data',
  description:
    'Indexed blockchain data: gateways pay indexers in GRT for queries and for indexing, through Graph Horizon.',
  colour: { light: '#3048d8', dark: '#cc009c' },
  links: {
    website: 'https://thegraph.com',
    docs: 'https://thegraph.com/docs',
    explorer: 'https://thegraph.com/explorer',
  },
  tokens: {
    GRT: {
      name: 'Graph Token',
      decimals: 18,
      addresses: { arbitrum: grt },
      price: { coingecko: 'the-graph', coinpaprika: 'grt-the-graph' },
    },
  },
  sources: [
    {
      id: 'graph-payments',
      chain: 'arbitrum',
      address: '0x7Aae8ae011927BC36Cb4d0d3e81f2E6E30daE06D',
      firstBlock: 397_491_099,
      since: '2025-12-15',
      decoder: graphPayment({ token: grt, escrow: '0xf6Fcc27aAf1fcD8B254498c9794451d82afC673E' }),
      facts: ['payment', 'burn'],
      what: 'Query and indexing fees of Graph Horizon and the part of them that is burned. The block is that of the proxy; the day is the first on which a Horizon transaction is on record, because fees still went through the older contracts before.',
      source:
        'https://github.com/graphprotocol/contracts/blob/687d928b/packages/horizon/ignition/deployments/horizon-arbitrumOne/journal.jsonl',
    },
    {
      id: 'rewards-manager',
      chain: 'arbitrum',
      address: '0x971B9d3d0Ae3ECa029CAB5eA1fB0F72c85e6a525',
      firstBlock: 399_496_033,
      since: '2025-12-15',
      decoder: graphReward({ token: grt }),
      facts: ['emission'],
      what: 'GRT minted for allocations of indexers under Graph Horizon. The block is that of the first implementation that has the event; earlier rewards had another one and are not part of it.',
      source:
        'https://github.com/graphprotocol/contracts/blob/687d928b/packages/contracts/contracts/rewards/RewardsManager.sol',
    },
    {
      id: 'grt-burns',
      chain: 'arbitrum',
      address: grt,
      firstBlock: 0,
      since: '2025-12-15',
      decoder: null,
      facts: ['burn'],
      what: 'GRT burned by curation, by slashing and by payments that pass rewards on; not read yet, because their reasons must be told apart first.',
      source:
        'https://github.com/graphprotocol/contracts/blob/687d928b/packages/horizon/contracts/payments/GraphPayments.sol',
    },
  ],
  revenue: { fact: 'payment', basis: 'accrual' },
  recipients: ['payees', 'rewarded'],
  splits: [
    {
      since: '2025-11-06',
      supplySide: '0.99',
      protocol: '0',
      holders: '0.01',
      why: 'The contract burns 1 % of each payment, a part fixed in its code and rounded up to the base unit; the data service, its curators, the indexer and the delegators share the rest.',
      source:
        'https://github.com/graphprotocol/contracts/blob/687d928b/packages/horizon/contracts/payments/GraphPayments.sol',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'GRT of every GraphPaymentCollected of type query fee or indexing fee on Arbitrum, whoever asked for it, when it is collected. Fees of allocations that were opened before Horizon and collected through the older contracts are not read.',
    supply_side_revenue:
      '99 % of fees: what data services, curators, indexers and delegators receive. The burned part of each payment is in the events as well and stands under burned.',
    revenue: '1 % of fees: burned, so all of it is revenue of GRT holders.',
    burned:
      'The protocol part of each fee, which the contract destroys at once. Burns by curation, by slashing and by payments that pass rewards on are not read.',
    emitted:
      'HorizonRewardsAssigned: GRT minted for indexers, the part of their delegators inside. Rewards that are denied to an indexer and minted to another address (RewardsReclaimed, in an implementation that was pending in July 2026) are not read.',
    supply:
      'Not closed: GRT comes to Arbitrum and leaves it over the bridge, which mints and burns there and is not read; nor are all burns on Arbitrum.',
    utilization:
      'Indexers that were paid and that were rewarded on a day, as distinct addresses of our own movements. Queries served and capacity are told by the network’s own subgraph, which needs a key, and are not read.',
  },
  notCounted: [
    {
      what: 'Payments of type indexing rewards.',
      why: 'They pass issued tokens on; no customer paid them, and the emission is counted where it is minted.',
    },
    {
      what: 'QueryFeesCollected of the Subgraph Service and EscrowCollected of the escrow.',
      why: 'They tell the same money again.',
    },
    {
      what: 'Deposits to the escrow and withdrawals from it.',
      why: 'Money put down is not money paid; the payment counts it when it is collected.',
    },
    {
      what: 'Stakes, delegations and transfers of GRT.',
      why: 'They are capital that moves and no payment for service.',
    },
  ],
  methodVersion: 1,
})
