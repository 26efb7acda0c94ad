import { defineNetwork } from '../../schemas/network.ts'
import { filecoinPay } from '../decoders/evm/filecoin-pay.ts'
import { filecoinBurntFunds } from '../reading-sources/filecoin-burnt-funds.ts'
import { filecoinSupply } from '../reading-sources/filecoin-supply.ts'

const payFirstBlock = 5_421_336

export default defineNetwork({
  id: 'filecoin',
  name: 'Filecoin',
  category: 'storage',
  description:
    'Decentralized storage: customers pay storage providers through payment rails of the Filecoin Pay contract.',
  colour: { light: '#1197ed', dark: '#38a6ee' },
  links: {
    website: 'https://filecoin.io',
    docs: 'https://docs.filecoin.io',
    explorer: 'https://filecoin.blockscout.com',
  },
  tokens: {
    FIL: {
      name: 'Filecoin',
      decimals: 18,
      addresses: { filecoin: 'native' },
      price: { coingecko: 'filecoin', coinpaprika: 'fil-filecoin' },
    },
    USDFC: {
      name: 'USD for Filecoin Community',
      decimals: 18,
      addresses: { filecoin: '0x80B98d3aa09ffff255c3ba4A241111Ff1262F045' },
      price: {
        peg: '1',
        why: 'Stablecoin of Secured Finance, backed by FIL and redeemable for one US dollar of FIL; valued at its peg, so a lost peg would not show.',
        source: 'https://docs.secured.finance/usdfc-stablecoin/faqs',
      },
    },
    axlUSDC: {
      name: 'Axelar bridged USDC',
      decimals: 6,
      addresses: { filecoin: '0xEB466342C4d449BC9f53A865D5Cb90586f405215' },
      price: {
        peg: '1',
        why: 'Circle USDC locked at the Axelar bridge, one for one; valued at its peg, so a lost peg would not show.',
        source: 'https://docs.axelar.dev',
      },
    },
  },
  sources: [
    {
      id: 'filecoin-pay-v1',
      chain: 'filecoin',
      address: '0x23b1e018F08BB982348b15a86ee926eEBf7F4DAa',
      firstBlock: payFirstBlock,
      since: '2025-10-20',
      decoder: filecoinPay({
        firstBlock: payFirstBlock,
        // https://github.com/davidgasquez/filecoin-data-portal/blob/f02c688e/assets/model/filecoin_pay/rails.sql and
        // https://github.com/FilOzone/filecoin-services/tree/a16aea49 (deployments.json)
        operators: {
          '0x56e53c5e7f27504b810494cc3b88b2aa0645a839': 'storacha',
          '0x8408502033c418e1bbc97ce9ac48e5528f371a9f': 'fwss',
        },
      }),
      facts: ['payment', 'burn'],
      what: 'Settlements and one-time payments of the Filecoin Pay V1 contract, and the network fee that it burns in FIL.',
      source:
        'https://github.com/FilOzone/filecoin-pay-explorer/blob/77cbb96c/packages/subgraph/config/mainnet.json',
    },
  ],
  readings: [filecoinSupply, filecoinBurntFunds],
  revenue: { fact: 'payment', basis: 'accrual' },
  recipients: ['payees'],
  splits: [
    {
      since: '2025-10-20',
      supplySide: '0.995',
      protocol: '0',
      holders: '0.005',
      why: 'Filecoin Pay keeps a network fee of 0.5 % of the gross amount, which burns FIL at once or by auction; the rest goes to the payee and the operator.',
      source: 'https://github.com/FilOzone/filecoin-pay/blob/04ded6af/src/FilecoinPayV1.sol',
    },
  ],
  exclusions: [
    {
      payer: '0xa5F90bc2AA73a2E0Bad4D7092a932644d5dD5d71',
      why: 'Automated test payer (dealbot), which others leave out of recurring revenue as well.',
      source:
        'https://github.com/davidgasquez/filecoin-data-portal/blob/f02c688e/assets/model/filecoin_pay/rails.sql',
    },
  ],
  methodology: {
    fees: 'Gross amount of every Filecoin Pay V1 settlement and one-time payment, by the token of its rail. Payments of the automated test payer are kept and do not count.',
    supply_side_revenue: '99.5 % of fees: what the payee and the operator receive after the network fee.',
    revenue:
      '0.5 % of fees: the network fee, all of it counted as revenue of FIL holders because it burns FIL.',
    burned:
      'All FIL sent to the burnt funds actor f099, as the difference of two balances at 00:00 UTC. Network fees of rails in FIL stand apart, by their events; the rest (base fee, overestimation, batch and sector fees, penalties, auctions) is not told apart by the chain’s totals and stands under unknown. What messages burn would take every message and receipt of 2,880 epochs a day, of which the public endpoint keeps 2,000; sector fees and most penalties are charged without a message, and only a node that computes the state again tells them. That cost has no bound that a reader of public endpoints could keep, so the parts are shown where they were published and nowhere else. A day whose total is not the balance of f099 itself has no value.',
    emitted:
      'FIL mined in a day, as the difference of two totals at 00:00 UTC. Three quarters of a block reward vest over 180 days.',
    supply:
      'Closed whenever the node is asked: vested, mined and disbursed from the reserve, less burned and locked, is what circulates, or there is no reading. Burned is held against the balance of f099 besides.',
    published:
      'Burns, block rewards, supply and capacity are restated from published series until they are read from the chain.',
    utilization:
      'Storage providers with power, raw and quality-adjusted capacity at 00:00 UTC, by the state of the power actor f04; and addresses that were paid by rails on a day. Verified deals count up to ten times in quality-adjusted capacity, so it is above the raw one by what holds them; verified deals mostly cost nothing, and how much of the capacity holds paid data is not told by the chain’s totals. Use over capacity is therefore not a figure.',
  },
  notCounted: [
    {
      what: 'Deposits and withdrawals of Filecoin Pay accounts.',
      why: 'Money put down is not money paid; the settlement counts it when it is earned.',
    },
    { what: 'The network fee beside the settlement.', why: 'It is inside the gross amount already.' },
    {
      what: 'Gas fees.',
      why: 'They are a cost of storage providers and not a payment of storage customers.',
    },
    {
      what: 'Deals of the built-in storage market.',
      why: 'Their events carry no amount, and most verified deals have a price of zero. The state of the market actor f05 tells in one number what clients have locked for all deals, which rises with new deals and falls as they are paid; what was paid on a day would take every proposal, and only the whole list of deals has those.',
    },
    {
      what: 'Filecoin Pay v0.6.0 and the alpha contract.',
      why: 'They came before the first release; whether customers paid through them is not verified.',
    },
  ],
  methodVersion: 3,
})
