import { defineNetwork } from '../../schemas/network.ts'
import { icpDailyStats } from '../reading-sources/icp-daily-stats.ts'
import { icpLedgerBurns } from '../reading-sources/icp-ledger-burns.ts'
import { icpLedgerSupply } from '../reading-sources/icp-ledger-supply.ts'
import { icpNodeRewards } from '../reading-sources/icp-node-rewards.ts'

export default defineNetwork({
  id: 'internet-computer',
  name: 'Internet Computer',
  category: 'compute',
  description:
    'Applications that run on the chain itself: developers burn cycles for computing, storage and bandwidth.',
  colour: { light: '#ee3344', dark: '#ccccff' },
  links: {
    website: 'https://internetcomputer.org',
    docs: 'https://internetcomputer.org/docs',
    explorer: 'https://dashboard.internetcomputer.org',
  },
  tokens: {
    ICP: {
      name: 'Internet Computer',
      decimals: 8,
      addresses: { 'internet-computer': 'native' },
      price: { coingecko: 'internet-computer', coinpaprika: 'icp-internet-computer' },
    },
    XDR: {
      name: 'Special drawing right, in cycles',
      decimals: 12,
      addresses: { 'internet-computer': 'cycles' },
      price: {
        per: 'ICP',
        metric: 'rate_xdr',
        why: 'A trillion cycles are one XDR by rule. An XDR is worth what ICP is worth by its daily close, divided by the average XDR per ICP of that day.',
        source: 'https://ic-api.internetcomputer.org/api/v3/swagger',
      },
    },
  },
  sources: [
    {
      id: 'voting-rewards',
      chain: 'internet-computer',
      address: 'rrkah-fqaaa-aaaaa-aaaaq-cai',
      firstBlock: 0,
      since: '2021-05-11',
      decoder: null,
      facts: ['emission'],
      what: 'Voting rewards of neurons, minted when maturity is disbursed; not read yet.',
      source: 'https://ic-api.internetcomputer.org/api/v3/swagger',
    },
  ],
  readings: [icpDailyStats, icpNodeRewards, icpLedgerSupply, icpLedgerBurns],
  revenue: { fact: 'payment', basis: 'accrual' },
  splits: [
    {
      since: '2021-05-11',
      supplySide: '0',
      protocol: '0',
      holders: '1',
      why: 'Cycles are made by burning ICP and are destroyed when they are used, so what developers pay goes to ICP holders; node providers are paid with newly minted ICP.',
      source: 'https://github.com/dfinity/ic/blob/0129eac/rs/nns/cmc/src/main.rs',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'Cycles burned in a day, as the difference of two totals of the network’s own statistics, at 10^12 cycles an XDR and at the value of an XDR on that day. Cycles that the foundation granted are in it.',
    supply_side_revenue: 'None: node providers are paid by emission and not from what developers pay.',
    revenue: 'All fees, to ICP holders: the ICP behind the cycles was burned.',
    burned:
      'ICP burned in a day, as the difference of two totals: to make cycles, and as fees of transfers, which the total does not tell apart. The total fell around 2025-06-01; that day has no value, and neither has one on which the ledger’s supply fell by more than was burned. The burns and fees of the last 30 days are counted again by the blocks of the ledger: a day on which the two are more than 500 ICP apart says so, is graded D and stands under coverage.',
    emitted:
      'ICP minted for node providers, about once a month, as the difference of two totals. Voting rewards of neurons are not read yet, so the whole is partial.',
    supply:
      'Not closed: voting rewards are minted when neurons disburse maturity and are not read yet. That the supply never falls by more than was burned is compared each day.',
    utilization:
      'Nodes in subnets, subnets and canisters of each day, as the network’s own statistics tell them. How busy the nodes are is not among them.',
  },
  notCounted: [
    {
      what: 'ICP burned to make cycles.',
      why: 'It is the prepayment of the same money; the cycles count when they are used.',
    },
    { what: 'Fees of ICP transfers.', why: 'They are the cost of moving the token and buy no service.' },
  ],
  methodVersion: 4,
})
