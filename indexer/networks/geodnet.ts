import { defineNetwork } from '../../schemas/network.ts'
import { erc20Transfer } from '../decoders/evm/erc20-transfer.ts'
import { splToken } from '../decoders/solana/spl-token.ts'

const geod = '0xAC0F66379A6d7801D7726d5a943356A172549Adb'
const burnAddress = '0x000000000000000000000000000000000000dEaD'
const miningWallet = '0xfa5fEd5cc2b6DD8F370651D17242C52Ed711B14F'
const solanaGeod = '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu'
/** The account of 1nc1nerator11111111111111111111111111111111 for GEOD, which its address and the token's make. */
const incinerator = '5SBfxBdqsCM1SJZGQkf9Y74EFmUfzs8LGDjBZUjZGnED'
/** https://docs.geodnet.com/geod-token/crosschain-between-polygon-and-solana */
const bridge = '0x2006B44684b2A579466fC04FAbC5A535946bC7AB'
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
      decimalsOn: { solana: 9 },
      addresses: { polygon: geod, solana: solanaGeod },
      price: { coingecko: 'geodnet', coinpaprika: 'geod-geodnet-token' },
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
            notTo: [miningWallet, distributionWallet, bridge],
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
      address: incinerator,
      firstBlock: 289_600_000,
      since: '2024-09-24',
      decoder: splToken({
        mint: solanaGeod,
        rules: [{ kind: 'transfer', destination: [incinerator], fact: 'burn', class: 'buyback' }],
      }),
      facts: ['burn'],
      what: 'GEOD sent to the incinerator on Solana. The day is where published histories start; the first slot is a round number before it: slot 311,376,968 is of 2025-01-02 and a slot takes 0.4 seconds or more.',
      source: 'https://github.com/DefiLlama/dimension-adapters/blob/e7346b0e/fees/geodnet.ts',
    },
    {
      id: 'geod-solana-rewards',
      chain: 'solana',
      address: solanaGeod,
      firstBlock: 0,
      since: '2024-09-24',
      decoder: null,
      facts: ['emission'],
      what: 'GEOD paid to stations on Solana; not read yet, because the wallets that pay are not verified.',
      source: 'https://docs.geodnet.com/geod-token/tokenomics',
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
  recipients: ['rewarded'],
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
    fees: 'Derived: GEOD sent to the burn address, divided by 0.8. Customers pay off chain; the chain shows only the bought-back part. Every transfer to the burn address on Polygon and to the incinerator on Solana is taken as a buyback, whoever sent it.',
    supply_side_revenue: 'None: stations are paid by emission and not from what customers pay.',
    revenue: 'All fees: 80 % to GEOD holders by burning, 20 % to the foundation.',
    burned:
      'GEOD sent to the burn address 0x…dEaD on Polygon, where it stays in the total supply of the contract, and to the incinerator on Solana.',
    emitted:
      'GEOD that leaves the mining and distribution wallets on Polygon, moves between the two and moves to the bridge to Solana left out. A second version of the bridge has another address that is not verified. What stations are paid on Solana is not read yet.',
    supply:
      'Not closed: GEOD that is burned is sent to an address and stays in the total supply, rewards are paid from wallets, and the bridge between the two chains is not read.',
    published: 'Burned and issued GEOD on Solana are restated from a published study.',
    utilization:
      'Addresses that mining rewards went to on a day, as distinct addresses of our own movements. The number of stations is told by the network’s console alone and is not read: no keyless public endpoint is documented.',
  },
  notCounted: [
    { what: 'The burn beside the fees.', why: 'It is 80 % of the same money.' },
    { what: 'Moves between the mining and distribution wallets.', why: 'The token has not left the issuer.' },
    {
      what: 'GEOD sent to the bridge, and minted or burned on Solana by it.',
      why: 'The same tokens go on on the other chain.',
    },
    {
      what: 'GEOD in the incinerator that anybody burns again.',
      why: 'It was gone when it was sent there.',
    },
    {
      what: 'A burn out of a mining wallet as emission.',
      why: 'One transfer is one movement, and it is a burn.',
    },
  ],
  methodVersion: 2,
})
