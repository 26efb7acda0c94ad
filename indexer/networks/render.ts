import { defineNetwork } from '../../schemas/network.ts'
import { splToken } from '../decoders/solana/spl-token.ts'

const render = 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof'
const burnWallet = 'rbrnm7nPhfhBxPSh8qhRFrhB5MLnJGMNoyNQPvSi7vq'
const manualBurns =
  'https://github.com/Artemis-xyz/dbt/blob/0efb125e/models/staging/render/fact_render_burns.sql'

const manualBurn = (transaction: string) => ({
  transaction,
  asOf: '2025-08-01',
  why: 'A manual burn that an equal mint took back; no job was paid by it.',
  source: manualBurns,
})

export default defineNetwork({
  id: 'render',
  name: 'Render',
  category: 'compute',
  description: 'GPU rendering: customers pay for jobs, and RENDER of the same value is burned.',
  colour: { light: '#6b1d32', dark: '#cc5777' },
  links: {
    website: 'https://rendernetwork.com',
    docs: 'https://know.rendernetwork.com',
    explorer: `https://solscan.io/token/${render}`,
  },
  tokens: {
    RENDER: {
      name: 'Render',
      decimals: 8,
      addresses: { solana: render },
      price: { coingecko: 'render-token', coinpaprika: 'rndr-render-token' },
    },
  },
  sources: [
    {
      id: 'render-jobs',
      chain: 'solana',
      address: burnWallet,
      firstBlock: 226_800_000,
      since: '2023-11-02',
      decoder: splToken({
        mint: render,
        rules: [{ kind: 'burn', authority: [burnWallet], fact: 'burn', class: 'payment' }],
      }),
      facts: ['burn'],
      what: 'RENDER burned by the wallet of render jobs. The day is that on which the token moved to Solana; the first slot is a round number before it: slot 234,830,070 is of 2023-12-09 and a slot takes 0.4 seconds or more.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/render-network.ts',
    },
    {
      id: 'render-mint',
      chain: 'solana',
      address: render,
      firstBlock: 0,
      since: '2023-12-20',
      decoder: null,
      facts: ['burn', 'emission'],
      what: 'Monthly mints and the burns of other wallets; not read yet. The wallets of compute and Salad jobs and the one that pays node operators are not verified.',
      source: 'https://github.com/rendernetwork/RNPs/tree/a7ced774',
    },
  ],
  revenue: {
    fact: 'burn',
    classes: ['payment'],
    basis: 'accrual',
    divideBy: {
      value: '0.95',
      why: '95 % of what a render job costs is burned; 5 % is a service fee that is kept off chain.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/render-network.ts',
    },
  },
  splits: [
    {
      since: '2023-11-02',
      supplySide: '0',
      protocol: '0.05',
      holders: '0.95',
      why: '95 % of a render job is burned for RENDER holders, 5 % is the service fee; node operators are paid by emission.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/render-network.ts',
    },
  ],
  exclusions: [],
  excludedTransactions: [
    '6L9XW5Yyq6xxpMsYZvzFbHaC5DsscPVdvu9sFYc1v92bJ75fBRHwmbpRoXEHgC9XLrHbgBVmJB559cRuTDccTb6',
    '4dMZNev5erxjq1ediijXuDjF6hUb1oRpKTZXiUqmb3JCVVraAV2K2SzM6cPzA7nsN3V47rdEsP4b2TgoKNme5G6U',
    '4YrkWW7bCZiBFGz6ohWo12wyM6xGKtgFUmHs7Eh8KHkZc1haVqx4amgvxxm8SBg8A3sMG2kzDeF94v8nfJp75fch',
    '9Z82CFaUDWUaJbToZLhxXaTnofstgEBfthiVbRuy4ZdxskJNquehQFqGxoK9U4hgXHMBSv4CNB6qxUc6wjNzAZK',
    '2x7Ag9Us97mMKAiC5F3MW5PVbwDUyekqF5vxGmbELJTGqeGtmhaD1shCw6UBUYBw5u5kES9e2dve6TcKDV7zJrUL',
    '3sZhmL8PnGQLrh2fnbhgMmbAZmLxhoY9TfDzi8GEPP9yjGNtdTWKbBkW3vXFBfY74jJQqPSroEF631xrMGW4aetL',
    '4SQ21aCK84fTgjrAnXCHRuphbFmtm4b3r8s9d92o9p4mhYhY8FLjE5J3zNgsFANyMpdFxqVwLrsNGXW6pt1Hndy4',
  ].map(manualBurn),
  methodology: {
    fees: 'Derived: RENDER burned for render jobs, divided by 0.95. Only render jobs: compute and Salad jobs burn other shares from other wallets and are not in the figure.',
    supply_side_revenue: 'None: node operators are paid by emission and not from what customers pay.',
    revenue: 'All fees: 95 % to RENDER holders by burning, 5 % to the operator of the network.',
    burned:
      'RENDER burned for render jobs, by the burns that the wallet of render jobs signed. Burns of other wallets are not read, and seven manual burns that equal mints took back are left out by their signatures.',
    emitted:
      'RENDER is minted to foundation wallets ahead of time and paid to node operators weekly; the mint is not what providers receive. The wallet that pays is not verified, so this is not read yet.',
    supply:
      'Not closed: mints and burns of other wallets than those of render jobs are not read, and no endpoint of Solana tells a supply as of a day that is past.',
    published:
      'Weekly burns and node rewards are restated from published epoch tables, whose epochs are cut to UTC days.',
    utilization:
      'Not known. Neither nodes nor jobs are on chain; the foundation’s dashboard tells them and has no documented endpoint.',
  },
  notCounted: [
    { what: 'The burn beside the fees.', why: 'It is 95 % of the same money.' },
    { what: 'Seven manual burns.', why: 'Equal mints took them back; they are no payments.' },
    {
      what: 'RNDR on Ethereum and Polygon before November 2023.',
      why: 'The burn of job payments began on Solana.',
    },
    {
      what: 'RNDR that is upgraded to RENDER.',
      why: 'The upgrade locks the old token and gives the new one; it is a move between chains and no burn.',
    },
    {
      what: 'RENDER paid to node operators.',
      why: 'It was minted ahead of time; the wallet that pays is not verified.',
    },
  ],
  methodVersion: 2,
})
