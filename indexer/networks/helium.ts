import { defineNetwork } from '../../schemas/network.ts'

export default defineNetwork({
  id: 'helium',
  name: 'Helium',
  category: 'wireless',
  description:
    'Wireless coverage for phones and sensors: carriers and devices pay for traffic with Data Credits.',
  colour: { light: '#4b1977', dark: '#8e33ef' },
  links: {
    website: 'https://www.helium.com',
    docs: 'https://docs.helium.com',
    explorer: 'https://world.helium.com',
  },
  tokens: {
    HNT: {
      name: 'Helium',
      decimals: 8,
      addresses: { solana: 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux' },
      price: { coingecko: 'helium' },
    },
    DC: {
      name: 'Data Credit',
      decimals: 0,
      addresses: { solana: 'dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm' },
      price: {
        peg: '0.00001',
        why: 'A Data Credit is made for 0.00001 US dollar by rule and cannot be traded.',
        source: 'https://docs.helium.com/tokens/data-credit',
      },
    },
  },
  sources: [
    {
      id: 'data-credits',
      chain: 'solana',
      address: 'credMBJhYFzfn7NxBMdU4aUqFggAjgztaCcv2Fo6fPT',
      firstBlock: 0,
      since: '2023-04-18',
      decoder: null,
      facts: ['payment', 'prepayment', 'burn'],
      what: 'Data Credits burned for traffic and onboarding, and HNT burned to make them; not read yet, and the first slot is not verified.',
      source: 'https://github.com/helium/helium-program-library/tree/145947ee/programs/data-credits',
    },
    {
      id: 'sub-daos',
      chain: 'solana',
      address: 'hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR',
      firstBlock: 0,
      since: '2023-04-18',
      decoder: null,
      facts: ['burn', 'emission'],
      what: 'HNT issued for each epoch and HNT burned instead of issued; not read yet, and the first slot is not verified.',
      source: 'https://github.com/helium/helium-program-library/tree/145947ee/programs/helium-sub-daos',
    },
  ],
  revenue: { fact: 'payment', basis: 'accrual' },
  splits: [
    {
      since: '2023-04-18',
      supplySide: '0',
      protocol: '0',
      holders: '1',
      why: 'A Data Credit is made by burning HNT, so what customers pay goes to HNT holders; hotspots are paid by emission.',
      source: 'https://docs.helium.com/tokens/data-credit',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'Nominal: Data Credits burned for traffic and onboarding, at 0.00001 US dollar each. A gigabyte is 0.50 US dollar by this rule while carriers are said to pay about 0.10; the discount is off chain and not verified.',
    supply_side_revenue: 'None: hotspots are paid by emission and not from what customers pay.',
    revenue: 'All fees, to HNT holders: the HNT behind a Data Credit is burned.',
    burned:
      'HNT burned to make Data Credits (prepayment) and HNT burned instead of issued (emission_cancel), apart.',
    emitted:
      'HNT issued for each epoch. The supplement that began on 2026-08-05 goes to a vault and is an operator grant, not a reward of providers.',
    published:
      'HNT burned and issued per month are restated from a published study; its burns hold all HNT burns and not only those for Data Credits.',
  },
  notCounted: [
    {
      what: 'Data Credits made and the HNT burned for them.',
      why: 'It is the prepayment of the same money; the Data Credit counts when it is used.',
    },
    { what: 'Data Credits delegated to a router.', why: 'They moved and are not used.' },
    { what: 'Purchases of HNT by Helium Mobile.', why: 'A buyback is not a payment of a customer.' },
    { what: 'Own chain before 2023-04-18.', why: 'The figures start where the network moved to Solana.' },
  ],
  methodVersion: 1,
})
