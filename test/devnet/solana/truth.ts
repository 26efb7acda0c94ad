import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import type { SolanaNetworkId } from './devnet.ts'
import { solanaPlaces as at } from './places.ts'
import { flatten, type RawInstruction, readBlocks, readInstructions, readMoves } from './raw-instructions.ts'
import type { WireTransaction } from './wire.ts'

/** The sum of one fact of one network, service, token, class and UTC day, in base units. */
export type SolanaTrue = {
  readonly network: SolanaNetworkId
  readonly chain: 'solana'
  readonly day: string
  readonly fact: 'payment' | 'prepayment' | 'burn' | 'emission'
  readonly class: string
  readonly service: string
  /** Mint, in base58. */
  readonly token: string
  readonly excluded: boolean
  readonly raw: bigint
  /** What it is the sum of. */
  readonly each: readonly bigint[]
  readonly movements: number
}

type Found = Pick<SolanaTrue, 'network' | 'fact' | 'class' | 'service' | 'token' | 'raw'>
type Read = (all: readonly RawInstruction[], transaction: WireTransaction) => Found[]

/**
 * What really happened, told by the node and read with nothing of the indexer: own addresses, own bytes, own sums. Only
 * transactions that succeeded are looked at.
 */
export async function readSolanaTruth(url: string): Promise<SolanaTrue[]> {
  const [burned] = await findAssociatedTokenPda({
    mint: at.geod,
    owner: at.incinerator,
    tokenProgram: TOKEN_PROGRAM_ADDRESS,
  })
  const readers: Read[] = [readHelium, readHivemapper, readRender, readGeodnet(burned), readNosana]
  const sums = new Map<string, SolanaTrue>()
  for (const { transactions, blockTime } of await readBlocks(url))
    for (const transaction of transactions) {
      if (transaction.meta.err !== null) continue
      const all = readInstructions(transaction).flatMap(flatten)
      for (const { raw, ...rest } of readers.flatMap((read) => read(all, transaction))) {
        if (raw === 0n) continue
        const day = new Date((blockTime ?? 0) * 1000).toISOString().slice(0, 10)
        const key = [rest.network, day, rest.fact, rest.class, rest.service, rest.token].join(' ')
        const before = sums.get(key)
        sums.set(key, {
          ...rest,
          chain: 'solana',
          excluded: false,
          day,
          raw: (before?.raw ?? 0n) + raw,
          each: [...(before?.each ?? []), raw],
          movements: (before?.movements ?? 0) + 1,
        })
      }
    }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}

const begins = ({ program, data }: RawInstruction, owner: string, ...hex: string[]) =>
  program === owner && hex.some((start) => data.toString('hex').startsWith(start))

const movesBelow = (instruction: RawInstruction, transaction: WireTransaction) =>
  flatten(instruction).flatMap((one) => readMoves(one, transaction))

const readHelium: Read = (all, transaction) =>
  all.flatMap((instruction): Found[] => {
    const [hnt, credits] = [
      { network: 'helium', token: at.hnt, service: '' },
      { network: 'helium', token: at.dataCredit },
    ] as const
    const paid = { ...credits, fact: 'payment', class: '' } as const
    const moves = () => movesBelow(instruction, transaction).filter(({ mint }) => mint === at.hnt)
    const burns = () => moves().filter(({ kind }) => kind === 'burn')
    if (begins(instruction, at.dataCredits, '9223fefc22ccdd85')) {
      const authority = instruction.accounts[2]
      const service = authority === at.iotAuthority ? 'iot' : authority === at.mobileAuthority ? 'mobile' : ''
      return [{ ...paid, service, raw: instruction.data.readBigUInt64LE(8) }]
    }
    if (begins(instruction, at.dataCredits, '816a2b04348f66d0'))
      return [{ ...paid, service: 'onboarding', raw: instruction.data.readBigUInt64LE(8) }]
    if (begins(instruction, at.dataCredits, '4e6da984905edd39'))
      return burns().flatMap(({ amount: raw }) => [
        { ...hnt, fact: 'prepayment', class: '', raw },
        { ...hnt, fact: 'burn', class: 'prepayment', raw },
      ])
    if (
      begins(instruction, at.noEmit, '0131d3394993e33d') ||
      begins(instruction, at.subDaos, '60b6c45174ce9a69')
    )
      return burns().map(({ amount: raw }) => ({ ...hnt, fact: 'burn', class: 'emission_cancel', raw }))
    if (!begins(instruction, at.subDaos, 'a6ce1d9d4990a429')) return []
    const [, , , , , , , treasury, escrow, pool] = instruction.accounts
    const recipients = new Map([
      [treasury, 'provider'],
      [escrow, 'provider'],
      [pool, 'delegator'],
      [at.grantVault, 'operator_grant'],
      [at.grantCouncil, 'operator_grant'],
    ])
    return moves().map(({ destination, amount: raw }) => {
      const kind = recipients.get(destination) ?? `unknown recipient ${destination}`
      return { ...hnt, fact: 'emission', class: kind, raw }
    })
  })

/** Memo of the transaction -> who is paid. */
const recipientOfMemo: Readonly<Record<string, string>> = {
  'Map Coverage': 'provider',
  'Map Coverage (Fleet)': 'provider',
  'Map Editing and QA': 'provider',
  'Map Consumption': 'remint',
  'Honey Burst': 'remint',
  'Foundation Reward': 'treasury',
}

const readHivemapper: Read = (all, transaction) => {
  const memo = all.find(({ program }) => program === at.memo)?.data.toString('utf8') ?? ''
  return all.flatMap((instruction): Found[] => {
    if (instruction.program !== at.honeyRewards) return []
    const honey = { network: 'hivemapper', token: at.honey, service: '' } as const
    const isPayment = begins(instruction, at.honeyRewards, 'c1')
    return movesBelow(instruction, transaction).flatMap(({ kind, amount: raw }): Found[] => {
      if (kind === 'mint') return [{ ...honey, fact: 'emission', class: recipientOfMemo[memo] ?? memo, raw }]
      if (kind !== 'burn') return []
      if (!isPayment)
        return [{ ...honey, fact: 'burn', class: instruction.depth > 1 ? 'emission_cancel' : 'unknown', raw }]
      return [
        { ...honey, fact: 'payment', class: '', raw },
        { ...honey, fact: 'burn', class: 'payment', raw },
      ]
    })
  })
}

const readRender: Read = (all, transaction) =>
  all
    .flatMap((instruction) => readMoves(instruction, transaction))
    .filter(
      ({ kind, mint, authority }) => kind === 'burn' && mint === at.render && authority === at.renderBurner,
    )
    .map(({ amount: raw }) => ({
      network: 'render',
      fact: 'burn',
      class: 'payment',
      service: '',
      token: at.render,
      raw,
    }))

const readGeodnet =
  (burned: string): Read =>
  (all, transaction) =>
    all
      .flatMap((instruction) => readMoves(instruction, transaction))
      .filter(({ kind, destination }) => kind === 'transfer' && destination === burned)
      .map(({ amount: raw }) => ({
        network: 'geodnet',
        fact: 'burn',
        class: 'buyback',
        service: '',
        token: at.geod,
        raw,
      }))

const readNosana: Read = (all, transaction) =>
  all.flatMap((instruction): Found[] => {
    // Where the accounts of finish and of end name the node's.
    const place = begins(instruction, at.nosanaJobs, '434aaa847de9b625')
      ? 5
      : begins(instruction, at.nosanaJobs, 'b4a0f9d9c2794610')
        ? 4
        : undefined
    if (place === undefined) return []
    return movesBelow(instruction, transaction)
      .filter(({ destination }) => destination === instruction.accounts[place])
      .map(({ amount: raw }) => ({
        network: 'nosana',
        fact: 'payment',
        class: '',
        service: 'compute',
        token: at.nos,
        raw,
      }))
  })
