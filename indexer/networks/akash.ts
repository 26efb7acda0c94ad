import { defineNetwork } from '../../schemas/network.ts'
import { akashCredits, akashLeases } from '../reading-sources/akash-console.ts'
import { akashIssuance } from '../reading-sources/akash-issuance.ts'

export default defineNetwork({
  id: 'akash',
  name: 'Akash',
  category: 'compute',
  description: 'A marketplace of cloud computing: customers lease CPUs and GPUs from providers by the block.',
  colour: { light: '#000099', dark: '#8c41c8' },
  links: {
    website: 'https://akash.network',
    docs: 'https://akash.network/docs',
    explorer: 'https://www.mintscan.io/akash',
  },
  tokens: {
    AKT: {
      name: 'Akash Token',
      decimals: 6,
      addresses: { akash: 'uakt' },
      price: { coingecko: 'akash-network', coinpaprika: 'akt-akash-network' },
    },
    ACT: {
      name: 'Akash Compute Token, with USDC before it',
      decimals: 6,
      addresses: { akash: 'uact' },
      price: {
        peg: '1',
        why: 'Leases are priced in US dollars: in USDC, and since March 2026 in ACT, which the chain makes and redeems at one dollar. Valued at that peg, so a lost peg would not show.',
        source: 'https://akash.network/blog/what-burn-mint-equilibrium-means-for-akash',
      },
    },
  },
  sources: [],
  readings: [akashLeases, akashCredits, akashIssuance],
  revenue: { fact: 'payment', basis: 'accrual' },
  splits: [
    {
      since: '2021-03-08',
      supplySide: '1',
      protocol: '0',
      holders: '0',
      why: 'Leases are paid to providers. The chain can keep a take fee of some per cent, which is a parameter and is not read: unverified, so that the supply side is shown at its most.',
      source: 'https://github.com/DefiLlama/dimension-adapters/tree/e7346b0e/fees',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'What leases cost in a day, as the difference of two totals of the console’s API: AKT at the close of the day, USDC and ACT at one dollar. The API gives the sum of USDC and ACT under the names of both; it is read once. Accruals are worked out by that API from lease prices and blocks, because the chain has no event for them.',
    supply_side_revenue: 'All fees: the take fee of the chain is not read.',
    revenue:
      'None as far as it is read: the take fee of the chain is a parameter that changes and is not read.',
    burned:
      'None read. AKT that is put down for ACT is called burned by the network, and stays in a vault from which ACT is redeemed; the supply does not fall by it.',
    emitted:
      'Rise of the AKT supply in a day, between two blocks at 00:00 UTC, without what the vault minted: inflation, less what slashing destroyed, to validators, delegators and the community pool, which the supply does not tell apart. What the vault minted to redeem ACT stands under remint. Nothing of it is issued to providers as such; programmes of the community pool are not read.',
    supply:
      'Not closed by itself: what was issued is told as the rise of the supply without what the vault minted, so that supply and issuance agree by the way they are read and not by a second count.',
    utilization:
      'Leases that run, and CPUs and GPUs that are rented and offered, as the console’s API counts them.',
  },
  notCounted: [
    {
      what: 'AKT put down for ACT.',
      why: 'It is the prepayment of the same money; the lease counts when it is used.',
    },
    {
      what: 'ACT that is redeemed for AKT.',
      why: 'It is what providers were paid, or what customers take back, of money that was counted when it was spent or put down.',
    },
    {
      what: 'USDC beside ACT.',
      why: 'The API gives one sum of both under two names; counting both would count each dollar twice.',
    },
    {
      what: 'ACT made on 2026-03-23.',
      why: 'USDC of leases that ran was made ACT by the upgrade: no customer put it down. Whether more was converted later is not verified.',
    },
  ],
  methodVersion: 1,
})
