import { defineNetwork } from '../../schemas/network.ts'
import { dataCredits } from '../decoders/solana/data-credits.ts'
import { noEmit } from '../decoders/solana/no-emit.ts'
import { subDaoRewards } from '../decoders/solana/sub-dao-rewards.ts'

const hnt = 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux'
const dc = 'dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm'
const dataCreditsProgram = 'credMBJhYFzfn7NxBMdU4aUqFggAjgztaCcv2Fo6fPT'
const subDaosProgram = 'hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR'
const noEmitProgram = 'noEmmgLmQdk6DLiPV8CSwQv3qQDyGEhz9m5A4zhtByv'
const firstBlock = 184_000_000
const slot =
  'The first slot is a round number before the network moved to Solana: slot 234,830,070 is of 2023-12-09 and a slot takes 0.4 seconds or more, so slot 184,000,000 was before 2023-04-18.'

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
      addresses: { solana: hnt },
      price: { coingecko: 'helium', coinpaprika: 'hnt-helium' },
    },
    DC: {
      name: 'Data Credit',
      decimals: 0,
      addresses: { solana: dc },
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
      address: dataCreditsProgram,
      firstBlock,
      since: '2023-04-18',
      decoder: dataCredits({
        program: dataCreditsProgram,
        credits: dc,
        token: hnt,
        // https://github.com/Artemis-xyz/dbt/blob/0efb125e/models/projects/helium/raw/fact_helium_network_fees_silver.sql
        authorities: {
          iotdbYfWqPiDa5MruziFHxBsjHamKuEnMhkPFoW4mKE: 'iot',
          mobMc6Q18xT78cRiExgVbhadEKHiTUm6ZDnSZn2cU8h: 'mobile',
        },
      }),
      facts: ['payment', 'prepayment', 'burn'],
      what: `Data Credits burned for traffic, onboarding and location, and HNT burned to make them. ${slot}`,
      source: 'https://github.com/helium/helium-program-library/tree/145947ee/programs/data-credits',
    },
    {
      id: 'sub-daos',
      chain: 'solana',
      address: subDaosProgram,
      firstBlock,
      since: '2023-04-18',
      decoder: subDaoRewards({
        program: subDaosProgram,
        token: hnt,
        // The vault and the council of HIP-149, of programs/helium-sub-daos/src/supplement.rs.
        grants: [
          'AGPDcgpXan5RB2Y9usHvdJmmJHpyyYqcQm8KouRkK6f4',
          'EYbAXgLq1aRr9a9y55DbjfMdXNrZuMa69WXN9c1UR6eK',
        ],
      }),
      facts: ['burn', 'emission'],
      what: `HNT issued for each epoch, and HNT that delegators who did not vote forfeit. ${slot}`,
      source: 'https://github.com/helium/helium-program-library/tree/145947ee/programs/helium-sub-daos',
    },
    {
      id: 'no-emit',
      chain: 'solana',
      address: noEmitProgram,
      firstBlock,
      since: '2023-04-18',
      decoder: noEmit({ program: noEmitProgram, token: hnt }),
      facts: ['burn'],
      what: `HNT that was set aside for nobody and is burned instead of being paid. ${slot}`,
      source: 'https://github.com/helium/helium-program-library/blob/145947ee/programs/no-emit/src/lib.rs',
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
    fees: 'Nominal: Data Credits burned for traffic (services iot and mobile, by the authority that burned them) and for onboarding, location and boosts (service onboarding), at 0.00001 US dollar each.',
    nominal:
      'A gigabyte is 0.50 US dollar by the rule of the credits, while carriers are said to pay about 0.10: fees for traffic of phones would then be a fifth of what is shown. The discount is off chain and not verified, so it is not in any figure.',
    supply_side_revenue: 'None: hotspots are paid by emission and not from what customers pay.',
    revenue: 'All fees, to HNT holders: the HNT behind a Data Credit is burned.',
    burned:
      'HNT burned to make Data Credits (prepayment), and HNT burned that was issued and never paid: forfeited by delegators who did not vote, or set aside for nobody (emission_cancel). Any other burn of HNT is not read.',
    emitted:
      'HNT minted for each epoch, by the account that it is minted to: the rewards escrow (provider), the pool of delegators (delegator), the treasuries behind IOT and MOBILE (provider: all HNT until January 2025, for what hotspots and delegators were paid in those tokens). The supplement of HIP-149, first minted on 2026-08-06, goes to a vault and a council and is an operator grant, not a reward of providers. HNT issued to holders of security tokens until December 2024 is an operator grant too.',
    supply:
      'Not closed: no endpoint of Solana tells a supply as of a day that is past, and HNT can be burned by anybody, which is not read unless it buys Data Credits or cancels emission.',
    published:
      'HNT burned and issued per month are restated from a published study; its burns hold all HNT burns and not only those for Data Credits.',
    utilization:
      'Not read. Hotspots are accounts of the entity manager program, which no keyless public endpoint counts; the documented interfaces list hotspots and tell no total. What traffic there is stands in the Data Credits that are burned.',
  },
  notCounted: [
    {
      what: 'Data Credits made and the HNT burned for them.',
      why: 'It is the prepayment of the same money; the Data Credit counts when it is used.',
    },
    { what: 'Data Credits delegated to a router.', why: 'They moved and are not used.' },
    {
      what: 'Rewards that hotspots and delegators claim.',
      why: 'The HNT was issued for the epoch before; a claim moves it.',
    },
    {
      what: 'IOT and MOBILE, issued until January 2025.',
      why: 'They were claims on the HNT in the treasuries, which is counted.',
    },
    {
      what: 'Data Credits that were issued when the network moved to Solana.',
      why: 'They were made on the chain before; nobody paid for them again.',
    },
    { what: 'Purchases of HNT by Helium Mobile.', why: 'A buyback is not a payment of a customer.' },
    { what: 'Own chain before 2023-04-18.', why: 'The figures start where the network moved to Solana.' },
  ],
  methodVersion: 3,
})
