import { defineNetwork } from '../../schemas/network.ts'
import { erc20Transfer } from '../decoders/evm/erc20-transfer.ts'

const geod = '0xAC0F66379A6d7801D7726d5a943356A172549Adb'
const burnAddress = '0x000000000000000000000000000000000000dEaD'
const miningWallet = '0xfa5fEd5cc2b6DD8F370651D17242C52Ed711B14F'
const distributionWallet = '0x8FB9dd00B9a3D893dA96d444817d0b77330d5478'

export default defineNetwork({
  id: 'geodnet',
  name: 'GEODNET',
  category: 'positioning',
  description:
    'Centimetre-level positioning: customers pay for corrections from a network of GNSS reference stations.',
  colour: { light: '#833a05', dark: '#f8982a' },
  links: {
    website: 'https://geodnet.com',
    docs: 'https://docs.geodnet.com',
    explorer: `https://polygonscan.com/token/${geod}`,
  },
  tokens: {
    GEOD: {
      name: 'GEODNET',
      decimals: 18,
      addresses: { polygon: geod, solana: '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu' },
      price: { coingecko: 'geodnet' },
    },
  },
  sources: [
    {
      id: 'geod-polygon',
      chain: 'polygon',
      address: geod,
      firstBlock: 47_000_000,
      since: '2023-09-10',
      decoder: erc20Transfer({
        rules: [
          { to: [burnAddress], fact: 'burn', class: 'buyback' },
          {
            from: [miningWallet, distributionWallet],
            notTo: [miningWallet, distributionWallet],
            fact: 'emission',
            class: 'provider',
          },
        ],
      }),
      facts: ['burn', 'emission'],
      what: 'GEOD sent to the burn address and GEOD paid out of the mining wallets on Polygon. The first block is a round number before the day on which published histories start: block 49,691,527 is of 2023-11-08 and a block takes two seconds or more, so block 47,000,000 was made before 2023-09-08.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/geodnet.ts',
    },
    {
      id: 'geod-solana',
      chain: 'solana',
      address: '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu',
      firstBlock: 0,
      since: '2024-09-24',
      decoder: null,
      facts: ['burn', 'emission'],
      what: 'GEOD sent to the incinerator account and rewards paid on Solana; not read yet, and the first slot is not verified.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/geodnet.ts',
    },
  ],
  revenue: {
    fact: 'burn',
    classes: ['buyback'],
    basis: 'accrual',
    divideBy: {
      value: '0.8',
      why: '80 % of what customers pay buys GEOD on the market and burns it; the chain shows only that part.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/geodnet.ts',
    },
  },
  splits: [
    {
      since: '2023-08-01',
      supplySide: '0',
      protocol: '0.2',
      holders: '0.8',
      why: '80 % of customer payments buys back and burns GEOD, 20 % runs the foundation; stations are paid by emission. The day lies before the first block read, so that every movement has a split.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/geodnet.ts',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'Derived: GEOD sent to the burn address, divided by 0.8. Customers pay off chain; the chain shows only the bought-back part. Every transfer to the burn address is taken as a buyback, whoever sent it.',
    supply_side_revenue: 'None: stations are paid by emission and not from what customers pay.',
    revenue: 'All fees: 80 % to GEOD holders by burning, 20 % to the foundation.',
    burned: 'GEOD sent to the burn address 0x…dEaD on Polygon. It stays in the total supply of the contract.',
    emitted:
      'GEOD that leaves the mining and distribution wallets on Polygon, moves between the two left out. Moves to a bridge to Solana are not told apart yet, because the address of the bridge is not verified; they would make this figure too high.',
    published: 'Burned and issued GEOD on Solana are restated from a published study.',
  },
  notCounted: [
    { what: 'The burn beside the fees.', why: 'It is 80 % of the same money.' },
    { what: 'Moves between the mining and distribution wallets.', why: 'The token has not left the issuer.' },
    {
      what: 'A burn out of a mining wallet as emission.',
      why: 'One transfer is one movement, and it is a burn.',
    },
  ],
  methodVersion: 1,
})
