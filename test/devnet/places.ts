import { getAddress, keccak256, stringToBytes } from 'viem'
import type { Hex } from '../../schemas/decoder.ts'

/** Written here a second time on purpose: a wrong address in a network file must not be wrong in the same way here. */
export const places = {
  filecoinPay: '0x23b1e018F08BB982348b15a86ee926eEBf7F4DAa',
  usdfc: '0x80B98d3aa09ffff255c3ba4A241111Ff1262F045',
  axlUsdc: '0xEB466342C4d449BC9f53A865D5Cb90586f405215',
  testPayer: '0xa5F90bc2AA73a2E0Bad4D7092a932644d5dD5d71',
  storacha: '0x56e53c5e7F27504b810494cc3b88b2aa0645a839',
  fwss: '0x8408502033C418E1bbC97cE9ac48E5528F371A9f',
  ticketBroker: '0xa8bB618B1520E284046F3dFc448851A1Ff26e41B',
  bondingManager: '0x35Bcf3c30594191d53231E4FF333E8A770453e40',
  lpt: '0x289ba1701C2F088cf0faf8B3705246331cB8A839',
  geod: '0xAC0F66379A6d7801D7726d5a943356A172549Adb',
  mining: '0xfa5fEd5cc2b6DD8F370651D17242C52Ed711B14F',
  distribution: '0x8FB9dd00B9a3D893dA96d444817d0b77330d5478',
  burn: '0x000000000000000000000000000000000000dEaD',
  aethirCore: '0x226DC7D2AA1F9a565e82faf04772FDbBaF2da42d',
  ath: '0xc87B37a581ec3257B734886d9d3a581F5A9d056c',
  graphPayments: '0x7Aae8ae011927BC36Cb4d0d3e81f2E6E30daE06D',
  paymentsEscrow: '0xf6Fcc27aAf1fcD8B254498c9794451d82afC673E',
  subgraphService: '0xb2Bb92d0DE618878E438b55D5846cfecD9301105',
  rewardsManager: '0x971B9d3d0Ae3ECa029CAB5eA1fB0F72c85e6a525',
  grt: '0x9623063377AD1B27544C965cCd7342f7EA7e88C7',
  dimo: '0xE261D618a959aFfFd53168Cd07D12E37B26761db',
  dimoCredit: '0x7186F9aC35d24c9a4cf1E58a797c04DF1b334322',
  dimoReceiver: '0x62b98e019e0d3e4A1Ad8C786202e09017Bd995e1',
  dimoLicense: '0x9A9D2E717bB005B240094ba761Ff074d392C7C85',
  dimoReward: '0x8129f3cD3EBA82136Caf5aB87E2321c958Da5B63',
  native: '0x0000000000000000000000000000000000000000',
  stage: '0x000000000000000000000000000000000057a6e0',
} as const satisfies Record<string, Hex>

/** A party of the play: the same name is the same address on every machine. */
export function account(name: string): Hex {
  return getAddress(`0x${keccak256(stringToBytes(`devnet ${name}`)).slice(-40)}`)
}

/** Tokens that anybody can make a rail of. Nothing of what they say of themselves may reach a page or a file. */
export const hostileTokens = [
  { address: account('token of formulas'), name: '=HYPERLINK("http://x","y")', symbol: '=1+1', decimals: 18 },
  {
    address: account('token of markup'),
    name: '<img src=x onerror=alert(1)>',
    symbol: '</script>',
    decimals: 24,
  },
  { address: account('false dollar'), name: 'USD Coin', symbol: 'USDC', decimals: 6 },
  { address: account('token without end'), name: '\u202eDSU\u0000', symbol: 'USDFC', decimals: 255 },
] as const

/** Another token that calls itself GEOD: the address decides, not the name. */
export const falseGeod = {
  address: account('false geod'),
  name: 'GEODNET',
  symbol: 'GEOD',
  decimals: 18,
} as const

/** A chain begins right before the first blocks of its networks, or above them all where they lie too far apart. */
export const chains = {
  filecoin: {
    chainId: 314,
    genesis: 5_421_335,
    contracts: [
      { address: places.filecoinPay, contract: 'FilecoinPay' },
      { address: places.usdfc, contract: 'Token', token: { name: 'USDFC', symbol: 'USDFC', decimals: 18 } },
      {
        address: places.axlUsdc,
        contract: 'Token',
        token: { name: 'Axelar Wrapped USDC', symbol: 'axlUSDC', decimals: 6 },
      },
      ...hostileTokens.map((token) => ({ address: token.address, contract: 'Token', token })),
    ],
  },
  arbitrum: {
    chainId: 42_161,
    genesis: 500_000_000,
    contracts: [
      { address: places.ticketBroker, contract: 'TicketBroker' },
      { address: places.bondingManager, contract: 'BondingManager' },
      {
        address: places.lpt,
        contract: 'Token',
        token: { name: 'Livepeer Token', symbol: 'LPT', decimals: 18 },
      },
      { address: places.aethirCore, contract: 'AethirCore' },
      { address: places.ath, contract: 'Token', token: { name: 'Aethir', symbol: 'ATH', decimals: 18 } },
      { address: places.graphPayments, contract: 'GraphPayments' },
      { address: places.paymentsEscrow, contract: 'PaymentsEscrow' },
      { address: places.subgraphService, contract: 'SubgraphService' },
      { address: places.rewardsManager, contract: 'RewardsManager' },
      { address: places.grt, contract: 'Token', token: { name: 'Graph Token', symbol: 'GRT', decimals: 18 } },
    ],
  },
  polygon: {
    chainId: 137,
    genesis: 90_000_000,
    contracts: [
      { address: places.geod, contract: 'Token', token: { name: 'GEODNET', symbol: 'GEOD', decimals: 18 } },
      {
        address: falseGeod.address,
        contract: 'Token',
        token: { name: 'GEODNET', symbol: 'GEOD', decimals: 18 },
      },
      { address: places.dimo, contract: 'Token', token: { name: 'DIMO', symbol: 'DIMO', decimals: 18 } },
      {
        address: places.dimoCredit,
        contract: 'Token',
        token: { name: 'DIMO Credit', symbol: 'DCX', decimals: 18 },
      },
      { address: places.dimoReward, contract: 'DimoReward' },
      { address: places.dimoLicense, contract: 'DimoLicense' },
    ],
  },
} as const

export type ChainId = keyof typeof chains
export const chainIds = Object.keys(chains) as ChainId[]
