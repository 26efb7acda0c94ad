import { getBase58Encoder } from '@solana/kit'
import { type Block, type Instruction, mapRpcBlock } from '@subsquid/solana-normalization'
import { z } from 'zod'
import type { WireBlock } from '../devnet/solana/wire.ts'
import { type Family, flags, frameOfQuery, pick } from './family.ts'

/*
 * Solana as a Portal gives it: https://beta.docs.sqd.dev/en/portal/solana/api and what its query engine does with the words
 * (https://github.com/subsquid/data, crates/query/src/query/solana.rs). `number` is the slot, and `height` another field.
 */

/** A block as a Portal holds it: amounts as text, the other numbers as JSON numbers, time in seconds. */
export type SolanaPortalBlock = {
  readonly header: {
    readonly number: number
    readonly hash: string
    readonly parentNumber: number
    readonly parentHash: string
    readonly height: number
    readonly timestamp: number
  }
  readonly transactions: readonly Item[]
  readonly instructions: readonly (Item & {
    readonly instructionAddress: readonly number[]
    readonly programId: string
    readonly accounts: readonly string[]
    readonly isCommitted: boolean
    /** First bytes of the data, 0x and hex; left out where it has not as many. */
    readonly d1?: string
    readonly d2?: string
    readonly d4?: string
    readonly d8?: string
  })[]
  readonly logs: readonly (Item & { readonly instructionAddress: readonly number[] })[]
  readonly tokenBalances: readonly Item[]
}
type Item = { readonly transactionIndex: number; readonly [field: string]: unknown }

/** What a Portal holds of a block that a node gave. Throws where the logs do not fit the instructions. */
export function portalBlockOf({ slot, blockHeight, ...block }: WireBlock): SolanaPortalBlock {
  const complain = (details: unknown, message: string): never => {
    throw new Error(`block ${slot} is not as a validator writes it: ${message} ${JSON.stringify(details)}`)
  }
  const source = { hash: block.blockhash, height: blockHeight, slot, block: { ...block, blockHeight } }
  const mapped = mapRpcBlock(source as unknown as Parameters<typeof mapRpcBlock>[0], {
    warn: complain,
    error: complain,
  })
  const { header, transactions, instructions, logs, tokenBalances } = mapped
  return plain({
    header: {
      number: header.slot,
      hash: header.hash,
      parentNumber: header.parentSlot,
      parentHash: header.parentHash,
      height: header.height,
      timestamp: header.timestamp,
    },
    transactions: transactions.map((transaction) => ({
      ...transaction,
      feePayer: transaction.accountKeys[0],
    })),
    instructions: instructions.map((instruction) => ({ ...instruction, ...discriminatorsOf(instruction) })),
    logs,
    tokenBalances,
  })
}

function discriminatorsOf({ data }: Instruction): Record<string, string> {
  const hex = Buffer.from(getBase58Encoder().encode(data)).toString('hex')
  return Object.fromEntries(
    [1, 2, 4, 8].flatMap((size) =>
      hex.length < size * 2 ? [] : [[`d${size}`, `0x${hex.slice(0, size * 2)}`]],
    ),
  )
}

/** Big numbers as text, and nothing that is undefined. */
function plain(value: Record<keyof Block | string, unknown>): SolanaPortalBlock {
  return JSON.parse(
    JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? field.toString() : field)),
  )
}

const base58 = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]+$/)
const hex = (bytes: number) => z.string().regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`))
const places = Array.from({ length: 16 }, (_, place) => `a${place}` as const)
const InstructionRequest = z.strictObject({
  programId: z.array(base58).optional(),
  d1: z.array(hex(1)).optional(),
  d2: z.array(hex(2)).optional(),
  d4: z.array(hex(4)).optional(),
  d8: z.array(hex(8)).optional(),
  ...Object.fromEntries(places.map((place) => [place, z.array(base58).optional()])),
  isCommitted: z.boolean().optional(),
  transaction: z.boolean().optional(),
  transactionTokenBalances: z.boolean().optional(),
  transactionInstructions: z.boolean().optional(),
  innerInstructions: z.boolean().optional(),
  logs: z.boolean().optional(),
})
type InstructionRequest = z.infer<typeof InstructionRequest>
type AccountFilters = Readonly<Record<string, readonly string[] | undefined>>

const Query = z.strictObject({
  type: z.literal('solana'),
  ...frameOfQuery,
  fields: z
    .strictObject({
      block: flags(['number', 'hash', 'parentNumber', 'parentHash', 'height', 'timestamp']),
      transaction: flags([
        'transactionIndex',
        'version',
        'accountKeys',
        'addressTableLookups',
        'numReadonlySignedAccounts',
        'numReadonlyUnsignedAccounts',
        'numRequiredSignatures',
        'recentBlockhash',
        'signatures',
        'err',
        'fee',
        'computeUnitsConsumed',
        'loadedAddresses',
        'feePayer',
        'hasDroppedLogMessages',
      ]),
      instruction: flags([
        'transactionIndex',
        'instructionAddress',
        'programId',
        'accounts',
        'data',
        'd1',
        'd2',
        'd4',
        'd8',
        'error',
        'computeUnitsConsumed',
        'isCommitted',
        'hasDroppedLogMessages',
      ]),
      log: flags(['transactionIndex', 'logIndex', 'instructionAddress', 'programId', 'kind', 'message']),
      tokenBalance: flags([
        'transactionIndex',
        'account',
        'preMint',
        'postMint',
        'preDecimals',
        'postDecimals',
        'preProgramId',
        'postProgramId',
        'preOwner',
        'postOwner',
        'preAmount',
        'postAmount',
      ]),
    })
    .optional(),
  instructions: z.array(InstructionRequest).optional(),
  transactions: z
    .array(
      z.strictObject({
        feePayer: z.array(base58).optional(),
        instructions: z.boolean().optional(),
        logs: z.boolean().optional(),
      }),
    )
    .optional(),
})

export const solanaFamily: Family<SolanaPortalBlock, z.infer<typeof Query>> = {
  query: Query,
  select(block, query) {
    const wanted = {
      transactions: new Set<Item>(),
      instructions: new Set<Item>(),
      logs: new Set<Item>(),
      tokenBalances: new Set<Item>(),
    }
    const add = (section: keyof typeof wanted, keep: (item: Item) => boolean) => {
      for (const item of block[section]) if (keep(item)) wanted[section].add(item)
    }
    for (const request of query.instructions ?? [])
      for (const instruction of block.instructions) {
        if (!matches(instruction, request)) continue
        wanted.instructions.add(instruction)
        const { transactionIndex, instructionAddress } = instruction
        const sameTransaction = (item: Item) => item.transactionIndex === transactionIndex
        const isBelow = (item: Item) =>
          sameTransaction(item) &&
          instructionAddress.every((step, at) => (item['instructionAddress'] as number[])[at] === step)
        if (request.transaction) add('transactions', sameTransaction)
        if (request.transactionTokenBalances) add('tokenBalances', sameTransaction)
        if (request.transactionInstructions) add('instructions', sameTransaction)
        if (request.innerInstructions) add('instructions', isBelow)
        if (request.logs)
          add('logs', (item) => isBelow(item) && `${item['instructionAddress']}` === `${instructionAddress}`)
      }
    for (const { feePayer, instructions, logs } of query.transactions ?? [])
      for (const transaction of block.transactions) {
        if (feePayer !== undefined && !feePayer.includes(String(transaction['feePayer']))) continue
        wanted.transactions.add(transaction)
        const same = (item: Item) => item.transactionIndex === transaction.transactionIndex
        if (instructions) add('instructions', same)
        if (logs) add('logs', same)
      }
    const fields = {
      transactions: query.fields?.transaction,
      instructions: query.fields?.instruction,
      logs: query.fields?.log,
      tokenBalances: query.fields?.tokenBalance,
    }
    return Object.fromEntries(
      (Object.keys(wanted) as (keyof typeof wanted)[]).flatMap((section) => {
        // In the order in which they stand in the block.
        const items = block[section].filter((item) => wanted[section].has(item))
        return items.length === 0 ? [] : [[section, items.map((item) => pick(item, fields[section]))]]
      }),
    )
  },
}

function matches(
  instruction: SolanaPortalBlock['instructions'][number],
  request: InstructionRequest,
): boolean {
  const has = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || wanted.length === 0 || (value !== undefined && wanted.includes(value))
  return (
    has(request.programId, instruction.programId) &&
    (['d1', 'd2', 'd4', 'd8'] as const).every((size) => has(request[size], instruction[size])) &&
    places.every((name, place) => has((request as AccountFilters)[name], instruction.accounts[place])) &&
    (request.isCommitted === undefined || request.isCommitted === instruction.isCommitted)
  )
}
