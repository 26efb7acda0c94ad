import { defineNetwork } from '../../schemas/network.ts'
import { mapCredit } from '../decoders/solana/map-credit.ts'

const honey = '4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy'
const rewardProgram = 'EEjwuvCMVYjgHUeX1BM9qmUog59Pft88c3jbt2ATwcJw'
const paymentProgram = 'BNH1dUp3ExFbgo3YctSqQbJXRFn3ffkwbcmSas8azfaW'

export default defineNetwork({
  id: 'hivemapper',
  name: 'Hivemapper',
  category: 'mapping',
  description: 'Street imagery and map data from dashcams: customers burn HONEY for map credits.',
  colour: { light: '#330033', dark: '#66aa55' },
  links: {
    website: 'https://beemaps.com',
    docs: 'https://docs.hivemapper.com',
    explorer: `https://solscan.io/token/${honey}`,
  },
  tokens: {
    HONEY: {
      name: 'Hivemapper',
      decimals: 9,
      addresses: { solana: honey },
      price: { coingecko: 'hivemapper', coinpaprika: 'honey-hivemapper' },
    },
  },
  sources: [
    {
      id: 'reward-program',
      chain: 'solana',
      address: rewardProgram,
      firstBlock: 158_569_587,
      since: '2022-11-01',
      decoder: mapCredit({ program: rewardProgram, payer: paymentProgram, token: honey }),
      facts: ['payment', 'burn', 'emission'],
      what: 'HONEY burned for map credits, and HONEY that the program mints as rewards and burns again. The slot is that of the first HONEY.',
      source: 'https://docs.hivemapper.com/honey-token/what-is-honey',
    },
  ],
  inferred: 'The names of instructions beyond their first byte: the program publishes no interface.',
  revenue: { fact: 'payment', basis: 'accrual' },
  recipients: ['rewarded'],
  splits: [
    {
      since: '2022-11-01',
      supplySide: '1',
      protocol: '0',
      holders: '0',
      why: 'All HONEY burned for map data was minted again for contributors.',
      source: 'https://docs.hivemapper.com/welcome/network-governance/mip-15',
    },
    {
      since: '2024-04-17',
      supplySide: '0.25',
      protocol: '0',
      holders: '0.75',
      why: 'Since MIP-15 75 % stays burned and 25 % is minted again for contributors, at most 500,000 HONEY a week; what is over stays burned too.',
      source: 'https://docs.hivemapper.com/welcome/network-governance/mip-15',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'HONEY burned to make map credits, valued on its day: the burn inside of the instruction that makes the credits and no other burn. The program publishes no interface. Its instructions are told by their first byte, as a published indexer of the project does; their names beyond it are inferred, so no grade above B is due.',
    supply_side_revenue:
      'By rule, 25 % of fees since 2024-04-17 and all of them before: HONEY that is minted again for contributors. The weekly limit of 500,000 HONEY is not applied, so weeks above it are told too high.',
    revenue: 'By rule, 75 % of fees since 2024-04-17, to HONEY holders: it stays burned. None before.',
    burned:
      'HONEY burned for map credits (payment), HONEY burned while a reward is paid, which takes back a part of what was just minted (emission_cancel), and HONEY burned by the operator (unknown).',
    emitted:
      'HONEY that the reward program mints, by the memo of the transaction: coverage, editing, quality and bounties (provider), consumption and burst (remint), foundation (treasury). Without one memo that is known, by the instruction of the payment program that called; a mint that nothing called is of the treasury.',
    supply:
      'Not closed: what others than the reward program mint and burn is not read, and no endpoint of Solana tells a supply as of a day that is past.',
    utilization:
      'Contributors that were rewarded on a day, as distinct addresses of our own movements; rewards are paid weekly. Mapped kilometres are told by an endpoint whose address is not verified, and are not read.',
  },
  notCounted: [
    { what: 'The burn beside the fees.', why: 'It is the same HONEY.' },
    {
      what: 'HONEY minted again for map consumption and bursts, as an incentive.',
      why: 'It is the part of the fees that contributors get, and is classed remint.',
    },
    {
      what: 'Burns while a reward is paid.',
      why: 'They take back what was minted; no customer paid.',
    },
    { what: 'Map credits used.', why: 'The HONEY burned for them counts when the credit is made.' },
    { what: 'Bounties that are transferred.', why: 'The HONEY was minted before.' },
  ],
  methodVersion: 1,
})
