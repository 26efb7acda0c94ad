import { createPublicClient, type Hex, http, parseAbi } from 'viem'
import type { NetworkId } from './payment.ts'
import { type ChainId, chains as chainPlaces, falseGeod, places } from './places.ts'

/** The sum of one fact of one network, token, class and UTC day, in base units. */
export type True = {
  readonly network: NetworkId
  readonly chain: ChainId
  readonly day: string
  readonly fact: 'payment' | 'prepayment' | 'burn' | 'emission'
  readonly class: string
  /** Lower-case address, or 'native'. */
  readonly token: string
  /** Paid by the automated test payer: kept and not counted. */
  readonly excluded: boolean
  readonly raw: bigint
  readonly movements: number
}

type Found = Omit<True, 'day' | 'raw' | 'movements'> & { readonly raw: bigint; readonly time: number }

const abi = parseAbi([
  'event RailCreated(uint256 indexed id, address indexed payer, address indexed payee, address token, address operator, address validator, address recipient, uint256 bps)',
  'event RailSettled(uint256 indexed id, uint256 total, uint256 net, uint256 commission, uint256 fee, uint256 upTo)',
  'event RailOneTimePaymentProcessed(uint256 indexed id, uint256 net, uint256 commission, uint256 fee)',
  'event WinningTicketTransfer(address indexed sender, address indexed recipient, uint256 amount)',
  'event Reward(address indexed transcoder, uint256 amount)',
  'event TreasuryReward(address indexed transcoder, address treasury, uint256 amount)',
  'event DepositServiceFee(address indexed developer, uint64 nonce, uint256 amount)',
  'event WithdrawServiceFee(address indexed developer, uint64 nonce, uint256 amount)',
  'event GraphPaymentCollected(uint8 indexed kind, address indexed payer, address receiver, address indexed service, uint256 tokens, uint256 burned, uint256 ofService, uint256 pool, uint256 rest, address destination)',
  'event HorizonRewardsAssigned(address indexed indexer, address indexed allocation, uint256 amount)',
  'event TokensTransferred(address indexed user, uint256 amount, uint256 indexed vehicle)',
  'event Transfer(address indexed from, address indexed to, uint256 value)',
])

/**
 * What really happened, told by the nodes and read with nothing of the indexer: own signatures, own addresses, own sums.
 * Reads the whole chain as it is now, so after a reorganization it tells the new one.
 */
export async function readTruth(chains: Partial<Record<ChainId, { httpUrl: string }>>): Promise<True[]> {
  const found: Found[] = []
  if (chains.filecoin !== undefined) found.push(...(await readFilecoin(chains.filecoin.httpUrl)))
  if (chains.arbitrum !== undefined)
    for (const read of [readLivepeer, readAethir, readTheGraph])
      found.push(...(await read(chains.arbitrum.httpUrl)))
  if (chains.polygon !== undefined)
    for (const read of [readGeodnet, readDimo]) found.push(...(await read(chains.polygon.httpUrl)))
  return sum(found)
}

async function readFilecoin(url: string): Promise<Found[]> {
  const rails = new Map<bigint, { payer: string; token: string }>()
  const found: Found[] = []
  for (const { eventName, args, blockTimestamp } of await readLogs(url, 'filecoin', [places.filecoinPay])) {
    if (eventName === 'RailCreated') {
      const token = args.token === places.native ? 'native' : args.token.toLowerCase()
      rails.set(args.id, { payer: args.payer, token })
    }
    if (eventName !== 'RailSettled' && eventName !== 'RailOneTimePaymentProcessed') continue
    const rail = rails.get(args.id)
    if (rail === undefined) throw new Error(`devnet paid on a rail that it never made; got rail ${args.id}`)
    const base = {
      network: 'filecoin',
      chain: 'filecoin',
      token: rail.token,
      excluded: rail.payer === places.testPayer,
      time: Number(blockTimestamp),
    } as const
    const raw = eventName === 'RailSettled' ? args.total : args.net + args.commission + args.fee
    found.push({ ...base, fact: 'payment', class: '', raw })
    if (rail.token === 'native') found.push({ ...base, fact: 'burn', class: 'payment', raw: args.fee })
  }
  return found
}

async function readLivepeer(url: string): Promise<Found[]> {
  const found: Found[] = []
  const contracts = [places.ticketBroker, places.bondingManager]
  for (const { eventName, args, blockTimestamp } of await readLogs(url, 'arbitrum', contracts)) {
    const time = Number(blockTimestamp)
    const base = { network: 'livepeer', chain: 'arbitrum', excluded: false, time } as const
    const emission = { ...base, fact: 'emission', token: places.lpt.toLowerCase() } as const
    if (eventName === 'WinningTicketTransfer')
      found.push({ ...base, fact: 'payment', class: '', token: 'native', raw: args.amount })
    if (eventName === 'Reward') found.push({ ...emission, class: 'provider', raw: args.amount })
    if (eventName === 'TreasuryReward') found.push({ ...emission, class: 'treasury', raw: args.amount })
  }
  return found
}

async function readGeodnet(url: string): Promise<Found[]> {
  const found: Found[] = []
  const own: readonly string[] = [places.mining, places.distribution]
  for (const { eventName, args, address, blockTimestamp } of await readLogs(url, 'polygon', [
    places.geod,
    falseGeod.address,
  ])) {
    if (eventName !== 'Transfer' || address.toLowerCase() !== places.geod.toLowerCase()) continue
    const token = places.geod.toLowerCase()
    const base = {
      network: 'geodnet',
      chain: 'polygon',
      token,
      excluded: false,
      time: Number(blockTimestamp),
    } as const
    if (args.to === places.burn) found.push({ ...base, fact: 'burn', class: 'buyback', raw: args.value })
    else if (own.includes(args.from) && !own.includes(args.to))
      found.push({ ...base, fact: 'emission', class: 'provider', raw: args.value })
  }
  return found
}

async function readAethir(url: string): Promise<Found[]> {
  const found: Found[] = []
  for (const { eventName, args, blockTimestamp } of await readLogs(url, 'arbitrum', [
    places.aethirCore,
    places.ath,
  ])) {
    const base = {
      network: 'aethir',
      chain: 'arbitrum',
      fact: 'prepayment',
      class: '',
      token: places.ath.toLowerCase(),
      excluded: false,
      time: Number(blockTimestamp),
    } as const
    if (eventName === 'DepositServiceFee') found.push({ ...base, raw: args.amount })
    if (eventName === 'WithdrawServiceFee') found.push({ ...base, raw: -args.amount })
  }
  return found
}

async function readTheGraph(url: string): Promise<Found[]> {
  const found: Found[] = []
  const contracts = [places.graphPayments, places.rewardsManager, places.grt]
  for (const { eventName, args, blockTimestamp } of await readLogs(url, 'arbitrum', contracts)) {
    const base = {
      network: 'the-graph',
      chain: 'arbitrum',
      token: places.grt.toLowerCase(),
      excluded: false,
      time: Number(blockTimestamp),
    } as const
    if (eventName === 'GraphPaymentCollected' && args.kind !== 2) {
      found.push({ ...base, fact: 'payment', class: '', raw: args.tokens })
      found.push({ ...base, fact: 'burn', class: 'payment', raw: args.burned })
    }
    if (eventName === 'HorizonRewardsAssigned')
      found.push({ ...base, fact: 'emission', class: 'provider', raw: args.amount })
  }
  return found
}

async function readDimo(url: string): Promise<Found[]> {
  const found: Found[] = []
  const contracts = [places.dimoCredit, places.dimo, places.dimoReward]
  for (const { eventName, args, address, blockTimestamp } of await readLogs(url, 'polygon', contracts)) {
    const time = Number(blockTimestamp)
    const base = { network: 'dimo', chain: 'polygon', excluded: false, time } as const
    if (eventName === 'TokensTransferred')
      found.push({
        ...base,
        fact: 'emission',
        class: 'provider',
        token: places.dimo.toLowerCase(),
        raw: args.amount,
      })
    if (eventName !== 'Transfer' || address.toLowerCase() !== places.dimoCredit.toLowerCase()) continue
    const credits = { ...base, class: '', token: places.dimoCredit.toLowerCase(), raw: args.value } as const
    if (args.from === places.native) found.push({ ...credits, fact: 'prepayment' })
    else if (args.to === places.native) found.push({ ...credits, fact: 'payment' })
  }
  return found
}

function readLogs(url: string, chain: ChainId, address: Hex[]) {
  const client = createPublicClient({ transport: http(url, { timeout: 60_000 }) })
  // Not from block 0: the node would look at millions of heights that it does not have.
  const fromBlock = BigInt(chainPlaces[chain].genesis)
  return client.getLogs({ address, events: abi, fromBlock, toBlock: 'latest', strict: true })
}

function sum(found: readonly Found[]): True[] {
  const sums = new Map<string, True>()
  for (const { time, raw, ...rest } of found) {
    if (raw === 0n) continue
    const day = new Date(time * 1000).toISOString().slice(0, 10)
    const key = [rest.network, day, rest.fact, rest.class, rest.token, rest.excluded].join(' ')
    const before = sums.get(key)
    const movements = (before?.movements ?? 0) + 1
    sums.set(key, { ...rest, day, raw: (before?.raw ?? 0n) + raw, movements })
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}
