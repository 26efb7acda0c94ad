import { defineNetwork } from '../../schemas/network.ts'

export default defineNetwork({
  id: 'render',
  name: 'Render',
  category: 'compute',
  description: 'GPU rendering: customers pay for jobs, and RENDER of the same value is burned.',
  colour: { light: '#6b1d32', dark: '#cc5777' },
  links: {
    website: 'https://rendernetwork.com',
    docs: 'https://know.rendernetwork.com',
    explorer: 'https://solscan.io/token/rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof',
  },
  tokens: {
    RENDER: {
      name: 'Render',
      decimals: 8,
      addresses: { solana: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof' },
      price: { coingecko: 'render-token' },
    },
  },
  sources: [
    {
      id: 'render-jobs',
      chain: 'solana',
      address: 'rbrnm7nPhfhBxPSh8qhRFrhB5MLnJGMNoyNQPvSi7vq',
      firstBlock: 0,
      since: '2024-01-08',
      decoder: null,
      facts: ['burn'],
      what: 'RENDER burned by the wallet of render jobs; not read yet, and its first slot is not verified.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/render-network.ts',
    },
    {
      id: 'render-mint',
      chain: 'solana',
      address: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof',
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
  methodology: {
    fees: 'Derived: RENDER burned for render jobs, divided by 0.95. Only render jobs: compute and Salad jobs burn other shares from other wallets and are not in the figure.',
    supply_side_revenue: 'None: node operators are paid by emission and not from what customers pay.',
    revenue: 'All fees: 95 % to RENDER holders by burning, 5 % to the operator of the network.',
    burned: 'RENDER burned for jobs. Manual burns that equal mints took back are left out.',
    emitted:
      'RENDER is minted to foundation wallets ahead of time and paid to node operators weekly; the mint is not what providers receive. The wallet that pays is not verified, so this is not read yet.',
    published:
      'Weekly burns and node rewards are restated from published epoch tables, whose epochs are cut to UTC days.',
  },
  notCounted: [
    { what: 'The burn beside the fees.', why: 'It is 95 % of the same money.' },
    { what: 'Seven manual burns.', why: 'Equal mints took them back; they are no payments.' },
    {
      what: 'RNDR on Ethereum and Polygon before November 2023.',
      why: 'The burn of job payments began on Solana.',
    },
  ],
  methodVersion: 1,
})
