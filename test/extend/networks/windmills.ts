import { erc20Transfer } from '../../../indexer/decoders/evm/erc20-transfer.ts'
import { defineNetwork } from '../../../schemas/network.ts'

/** What somebody writes to add a network: this file, and its fixtures beside it. It exists nowhere. */
const treasury = '0xE865395746665132EEb7BCfc17E8cB38F8DED31C'

export default defineNetwork({
  id: 'windmills',
  name: 'Windmills',
  category: 'energy',
  description: 'A network that exists nowhere: customers pay for wind.',
  colour: { light: '#1f5f7a', dark: '#6ec6e6' },
  links: { website: 'https://example.org' },
  tokens: {
    WIND: {
      name: 'Windmill credit',
      decimals: 6,
      addresses: { polygon: '0xe719C6f6ED32B8542E7535e8280df2748931282D' },
      price: {
        peg: '0.25',
        why: 'A credit is sold at a quarter of a dollar.',
        source: 'https://example.org/price',
      },
    },
  },
  sources: [
    {
      id: 'wind-polygon',
      chain: 'polygon',
      address: '0xe719C6f6ED32B8542E7535e8280df2748931282D',
      firstBlock: 47_000_002,
      since: '2023-09-10',
      decoder: erc20Transfer({ rules: [{ to: [treasury], fact: 'payment', class: '' }] }),
      facts: ['payment'],
      what: 'WIND that customers send to the treasury.',
      source: 'https://example.org/contracts',
    },
  ],
  revenue: { fact: 'payment', basis: 'accrual' },
  splits: [
    {
      since: '2023-09-10',
      supplySide: '0.9',
      protocol: '0.1',
      holders: '0',
      why: 'Millers get nine parts of ten.',
      source: 'https://example.org/parts',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'WIND sent to the treasury, at its fixed price.',
    supply_side_revenue: '90 % of fees.',
    revenue: '10 % of fees, all to the treasury.',
    burned: 'Nothing is burned.',
    emitted: 'Nothing is emitted.',
  },
  notCounted: [],
  methodVersion: 1,
})
