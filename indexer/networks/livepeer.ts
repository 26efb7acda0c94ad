import { defineNetwork } from '../../schemas/network.ts'
import { livepeerReward } from '../decoders/evm/livepeer-reward.ts'
import { livepeerTicket } from '../decoders/evm/livepeer-ticket.ts'
import { livepeerPool } from '../reading-sources/livepeer-pool.ts'

const lpt = '0x289ba1701C2F088cf0faf8B3705246331cB8A839'

export default defineNetwork({
  id: 'livepeer',
  name: 'Livepeer',
  category: 'compute',
  description:
    'Video transcoding and AI video compute: gateways pay orchestrators in ETH with probabilistic tickets.',
  colour: { light: '#36a264', dark: '#48fd97' },
  links: {
    website: 'https://www.livepeer.org',
    docs: 'https://docs.livepeer.org',
    explorer: 'https://explorer.livepeer.org',
  },
  tokens: {
    ETH: {
      name: 'Ether',
      decimals: 18,
      addresses: { arbitrum: 'native' },
      price: { coingecko: 'ethereum', coinpaprika: 'eth-ethereum' },
    },
    LPT: {
      name: 'Livepeer Token',
      decimals: 18,
      addresses: { arbitrum: lpt },
      price: { coingecko: 'livepeer', coinpaprika: 'lpt-livepeer' },
    },
  },
  ownToken: 'LPT',
  sources: [
    {
      id: 'ticket-broker',
      chain: 'arbitrum',
      address: '0xa8bB618B1520E284046F3dFc448851A1Ff26e41B',
      firstBlock: 5_856_357,
      since: '2022-02-11',
      decoder: livepeerTicket,
      facts: ['payment'],
      what: 'Winning tickets that moved ETH. The day is where the published history on Arbitrum starts; that of the block itself is not verified.',
      source: 'https://github.com/livepeer/subgraph/blob/2eac27fb/networks.yaml',
    },
    {
      id: 'bonding-manager',
      chain: 'arbitrum',
      address: '0x35Bcf3c30594191d53231E4FF333E8A770453e40',
      firstBlock: 5_856_381,
      since: '2022-02-11',
      decoder: livepeerReward({ token: lpt }),
      facts: ['emission'],
      what: 'New LPT of each round, to orchestrators with their delegators and to the treasury.',
      source: 'https://github.com/livepeer/protocol/blob/f225b10c/contracts/bonding/BondingManager.sol',
    },
  ],
  readings: [livepeerPool],
  revenue: { fact: 'payment', basis: 'accrual' },
  recipients: ['payees', 'rewarded'],
  splits: [
    {
      since: '2022-02-11',
      supplySide: '1',
      protocol: '0',
      holders: '0',
      why: 'A ticket pays the orchestrator, who shares with its own delegators; the protocol takes nothing.',
      source: 'https://github.com/messari/subgraphs/tree/2711ac91/subgraphs/livepeer',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'ETH that really moved for winning tickets on Arbitrum, the amount of each WinningTicketTransfer. The face value of a ticket can be more than its deposit and reserve cover and is not used.',
    supply_side_revenue: 'All fees: they go to orchestrators and the delegators who stake with them.',
    revenue: 'None: the protocol keeps no part of a ticket.',
    burned: 'Livepeer burns no token.',
    emitted:
      'LPT minted each round: Reward to orchestrators and their delegators (class provider) and TreasuryReward to the treasury, two separate amounts.',
    supply:
      'Not closed: LPT comes to Arbitrum and leaves it over the bridge, which mints and burns there and is not read, so that its supply does not rise by rewards alone.',
    published:
      'Rewards that were claimed are restated from a published study; they are not the rewards that were earned.',
    utilization:
      'Orchestrators in the pool of the BondingManager at 00:00 UTC; those that were paid by tickets and those that minted rewards on a day, as distinct addresses of our own movements. Jobs and transcoded minutes are not on chain.',
  },
  notCounted: [
    {
      what: 'WinningTicketRedeemed.',
      why: 'It tells the face value of the same ticket in the same transaction.',
    },
    {
      what: 'Deposits and reserves of gateways.',
      why: 'Money put down is not money paid; the ticket counts it.',
    },
    {
      what: 'Payments on Ethereum before February 2022.',
      why: 'The figures start where the protocol moved to Arbitrum.',
    },
  ],
  methodVersion: 1,
})
