import { encodeFunctionData, parseAbi } from 'viem'
import type { Hex } from '../../schemas/decoder.ts'
import { places } from './places.ts'

export type Call = { readonly to: Hex; readonly data: Hex }
/** One transaction: a call, or several that share a hash. */
export type Transaction = readonly Call[]
export type Block = { readonly time: number; readonly transactions: readonly Transaction[] }

/** A block as the node made it. */
export type Mined = {
  readonly number: number
  readonly hash: Hex
  readonly time: number
  readonly transactions: readonly Hex[]
}

export type Rail = {
  readonly id: bigint
  readonly payer: Hex
  readonly payee: Hex
  readonly token: Hex
  readonly operator: Hex
  readonly commission: bigint
}

const pay = parseAbi([
  'function createRail(uint256, address, address, address, address, uint256)',
  'function settle(uint256, uint256, uint256)',
  'function payOnce(uint256, uint256, uint256)',
  'function modifyRate(uint256, uint256, uint256)',
  'function deposit(address, address, uint256)',
])
const livepeer = parseAbi([
  'function redeem(address, address, uint256, uint256)',
  'function reward(address, uint256, address, uint256)',
  'function bond(address, address, uint256)',
])
const aethir = parseAbi([
  'function deposit(address, uint64, uint256)',
  'function withdraw(address, uint64, uint256)',
  'function claim(address, uint64)',
])
const graph = parseAbi([
  'function collect(uint8, address, address, address, uint256)',
  'function assign(address, address, uint256)',
  'function deny(address, address)',
])
const escrow = parseAbi(['function collected(uint8, address, address, uint256)'])
const service = parseAbi(['function collected(address, address, uint256)'])
const dimo = parseAbi([
  'function reward(address, uint256, uint256)',
  'function refuse(address, uint256, uint256)',
  'function issue(uint256, address)',
])
const token = parseAbi([
  'function setUp(string, string, uint8)',
  'function move(address, address, uint256)',
  'function allow(address, address, uint256)',
])
const stage = parseAbi(['function run(address[], bytes[])'])

const onPay = (data: Hex): Call => ({ to: places.filecoinPay, data })

export const createRail = ({ id, payer, payee, token, operator, commission }: Rail) =>
  onPay(
    encodeFunctionData({
      abi: pay,
      functionName: 'createRail',
      args: [id, payer, payee, token, operator, commission],
    }),
  )
export const settle = ({ id, commission }: Rail, amount: bigint) =>
  onPay(encodeFunctionData({ abi: pay, functionName: 'settle', args: [id, amount, commission] }))
export const payOnce = ({ id, commission }: Rail, amount: bigint) =>
  onPay(encodeFunctionData({ abi: pay, functionName: 'payOnce', args: [id, amount, commission] }))
export const modifyRate = ({ id }: Rail, before: bigint, after: bigint) =>
  onPay(encodeFunctionData({ abi: pay, functionName: 'modifyRate', args: [id, before, after] }))
export const deposit = ({ token, payer }: Rail, amount: bigint) =>
  onPay(encodeFunctionData({ abi: pay, functionName: 'deposit', args: [token, payer, amount] }))

export const redeem = (sender: Hex, recipient: Hex, faceValue: bigint, paid: bigint): Call => ({
  to: places.ticketBroker,
  data: encodeFunctionData({
    abi: livepeer,
    functionName: 'redeem',
    args: [sender, recipient, faceValue, paid],
  }),
})
export const reward = (transcoder: Hex, amount: bigint, treasury: Hex, share: bigint): Call => ({
  to: places.bondingManager,
  data: encodeFunctionData({
    abi: livepeer,
    functionName: 'reward',
    args: [transcoder, amount, treasury, share],
  }),
})
export const bond = (delegator: Hex, delegate: Hex, amount: bigint): Call => ({
  to: places.bondingManager,
  data: encodeFunctionData({ abi: livepeer, functionName: 'bond', args: [delegator, delegate, amount] }),
})

const onCore = (data: Hex): Call => ({ to: places.aethirCore, data })

export const depositFee = (developer: Hex, nonce: bigint, amount: bigint) =>
  onCore(encodeFunctionData({ abi: aethir, functionName: 'deposit', args: [developer, nonce, amount] }))
export const withdrawFee = (developer: Hex, nonce: bigint, amount: bigint) =>
  onCore(encodeFunctionData({ abi: aethir, functionName: 'withdraw', args: [developer, nonce, amount] }))
export const claimFee = (host: Hex, nonce: bigint) =>
  onCore(encodeFunctionData({ abi: aethir, functionName: 'claim', args: [host, nonce] }))

export const collect = (type: number, payer: Hex, indexer: Hex, tokens: bigint): Call => ({
  to: places.graphPayments,
  data: encodeFunctionData({
    abi: graph,
    functionName: 'collect',
    args: [type, payer, indexer, places.subgraphService, tokens],
  }),
})
export const collectedFromEscrow = (type: number, payer: Hex, indexer: Hex, tokens: bigint): Call => ({
  to: places.paymentsEscrow,
  data: encodeFunctionData({ abi: escrow, functionName: 'collected', args: [type, payer, indexer, tokens] }),
})
export const collectedByService = (indexer: Hex, payer: Hex, tokens: bigint): Call => ({
  to: places.subgraphService,
  data: encodeFunctionData({ abi: service, functionName: 'collected', args: [indexer, payer, tokens] }),
})
export const assignRewards = (indexer: Hex, allocation: Hex, amount: bigint): Call => ({
  to: places.rewardsManager,
  data: encodeFunctionData({ abi: graph, functionName: 'assign', args: [indexer, allocation, amount] }),
})
export const denyRewards = (indexer: Hex, allocation: Hex): Call => ({
  to: places.rewardsManager,
  data: encodeFunctionData({ abi: graph, functionName: 'deny', args: [indexer, allocation] }),
})

export const rewardVehicle = (user: Hex, amount: bigint, vehicle: bigint): Call => ({
  to: places.dimoReward,
  data: encodeFunctionData({ abi: dimo, functionName: 'reward', args: [user, amount, vehicle] }),
})
export const refuseVehicle = (user: Hex, amount: bigint, vehicle: bigint): Call => ({
  to: places.dimoReward,
  data: encodeFunctionData({ abi: dimo, functionName: 'refuse', args: [user, amount, vehicle] }),
})
export const issueLicense = (id: bigint, owner: Hex): Call => ({
  to: places.dimoLicense,
  data: encodeFunctionData({ abi: dimo, functionName: 'issue', args: [id, owner] }),
})

export const setUp = (
  to: Hex,
  { name, symbol, decimals }: { name: string; symbol: string; decimals: number },
): Call => ({
  to,
  data: encodeFunctionData({ abi: token, functionName: 'setUp', args: [name, symbol, decimals] }),
})
export const move = (to: Hex, from: Hex, recipient: Hex, value: bigint): Call => ({
  to,
  data: encodeFunctionData({ abi: token, functionName: 'move', args: [from, recipient, value] }),
})
export const allow = (to: Hex, owner: Hex, spender: Hex, value: bigint): Call => ({
  to,
  data: encodeFunctionData({ abi: token, functionName: 'allow', args: [owner, spender, value] }),
})

/** Several calls as one. */
export function together(calls: readonly Call[]): Call {
  const [first] = calls
  if (first !== undefined && calls.length === 1) return first
  const args = [calls.map(({ to }) => to), calls.map(({ data }) => data)] as const
  return { to: places.stage, data: encodeFunctionData({ abi: stage, functionName: 'run', args }) }
}
