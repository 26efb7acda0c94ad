import { zeroAddress } from 'viem'
import { defineNetwork } from '../../schemas/network.ts'
import { dimoReward } from '../decoders/evm/dimo-reward.ts'
import { erc20Transfer } from '../decoders/evm/erc20-transfer.ts'
import { dimoCredits } from '../reading-sources/dimo-credits.ts'

const dimo = '0xE261D618a959aFfFd53168Cd07D12E37B26761db'
const credit = '0x7186F9aC35d24c9a4cf1E58a797c04DF1b334322'

export default defineNetwork({
  id: 'dimo',
  name: 'DIMO',
  category: 'data',
  description:
    'Data of connected vehicles: developers and device makers pay with DIMO Credits for access and for minting.',
  colour: { light: '#0000fc', dark: '#cc0c18' },
  links: {
    website: 'https://dimo.org',
    docs: 'https://docs.dimo.org',
    explorer: `https://polygonscan.com/token/${dimo}`,
  },
  tokens: {
    DCX: {
      name: 'DIMO Credit',
      decimals: 18,
      addresses: { polygon: credit },
      price: {
        peg: '0.001',
        why: 'The rate that the contract was deployed with, which is what a credit costs in DIMO; developer guide and governance say the same. One governance page says 0.0001, and a rate that was changed later would not show.',
        source: 'https://github.com/DIMO-Network/developer-license/blob/fc1dcdd4/script/data/deployArgs.ts',
      },
    },
    DIMO: {
      name: 'DIMO',
      decimals: 18,
      addresses: { polygon: dimo },
      price: { coingecko: 'dimo', coinpaprika: 'dimo-dimo' },
    },
  },
  sources: [
    {
      id: 'dimo-credit',
      chain: 'polygon',
      address: credit,
      firstBlock: 57_600_000,
      since: '2024-06-19',
      decoder: erc20Transfer({
        rules: [
          { from: [zeroAddress], fact: 'prepayment', class: '' },
          { to: [zeroAddress], fact: 'payment', class: '' },
        ],
      }),
      facts: ['prepayment', 'payment'],
      what: 'DIMO Credits made and used. The documentation names the day from which on credits are those of this contract; the first block is a round number before it: block 57,521,441 is of 2024-05-29.',
      source:
        'https://docs.dimo.org/developer-platform/getting-started/developer-tools/developer-license/licensing-process',
    },
    {
      id: 'rewards',
      chain: 'polygon',
      address: '0x8129f3cD3EBA82136Caf5aB87E2321c958Da5B63',
      firstBlock: 35_100_000,
      since: '2022-12-11',
      decoder: dimoReward({ token: dimo }),
      facts: ['emission'],
      what: 'DIMO handed out to vehicles each week. The day is that on which the issuing service was set to this contract; the first block is a round number before it: block 35,057,569 is of 2022-11-01.',
      source: 'https://github.com/DIMO-Network/rewards-api/commit/9fae37646c6378431f8bfd963eef31975f74d4c4',
    },
    {
      id: 'referrals',
      chain: 'polygon',
      address: '0x3a99A9c4997B710febd7696E73088Fd9e51f49a5',
      firstBlock: 0,
      since: '2022-12-11',
      decoder: null,
      facts: ['emission'],
      what: 'DIMO for referrals; not read yet, because the shape of its events is not verified.',
      source: 'https://github.com/DIMO-Network/rewards-api/tree/3cd8b408',
    },
  ],
  readings: [dimoCredits],
  closure: { metric: 'credits_outstanding', token: 'DCX', minted: 'prepayment', burned: 'payment' },
  revenue: { fact: 'payment', basis: 'accrual' },
  recipients: ['rewarded'],
  splits: [
    {
      since: '2024-05-29',
      supplySide: '0',
      protocol: '1',
      holders: '0',
      why: 'DIMO that is paid for credits goes to one wallet, which is the admin of the contract as well, and is not burned by it; what is passed on from there, to storage nodes or for a burn, is not on record by rule.',
      source: 'https://github.com/DIMO-Network/developer-license/blob/fc1dcdd4/src/DimoCredit.sol',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'DIMO Credits used on Polygon, that is destroyed by a service that charges for it: data access, minting of vehicles and devices, licences that are paid in credits. Valued at 0.001 USD, the rate that the contract was deployed with. Of the three places where the same money shows, this is the one that tells service used: credits bought are kept apart as prepayments, and many are bought by card, where the token side says nothing of the customer.',
    supply_side_revenue:
      'None by rule: vehicles are paid by emission, and shares for storage nodes are not on chain.',
    revenue: 'All fees: the DIMO paid for credits goes to a wallet of the protocol.',
    burned:
      'None: the DIMO paid for credits goes to a wallet. A used credit is a payment and no burn of DIMO.',
    emitted:
      'TokensTransferred of the reward contract: the DIMO of each week, by vehicle. The tokens were made at the start and count as issued when they are handed out. Rewards for referrals and on other chains are not read.',
    supply:
      'DIMO Credits are closed day by day: those bought less those used must be the rise of their supply, which the contract changes in no other way. DIMO is not: it was made at the start, and what is read is how it is handed out.',
    utilization:
      'Addresses that were rewarded on a day, as distinct addresses of our own movements; rewards are paid weekly. The contract of the vehicle tokens keeps their number to itself (DIMO-Network/dimo-identity, contracts/NFTs/Base), so vehicles are not counted.',
  },
  notCounted: [
    {
      what: 'Credits bought, as fees.',
      why: 'They are the prepayment of the same money; the credit counts when it is used.',
    },
    {
      what: 'DIMO sent to the receiver of credit and licence sales.',
      why: 'It pays for the same credits, and the wallet receives other DIMO too.',
    },
    {
      what: 'Developer licences paid in DIMO.',
      why: 'Their event carries no amount, and the price is read from a contract that can change.',
    },
    { what: 'Credits moved from one account to another.', why: 'Nothing was bought and nothing used.' },
    {
      what: 'Rewards by device and by streak.',
      why: 'They are the parts of the amount that the vehicle was paid.',
    },
  ],
  methodVersion: 2,
})
