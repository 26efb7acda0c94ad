import { createHash } from 'node:crypto'
import { getBase58Decoder } from '@solana/kit'
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import { archiveHeader } from '../../indexer/archive/recording.ts'
import { openArchiveWriter } from '../../indexer/archive/write-archive.ts'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { solanaChains } from '../../indexer/chains/definitions.ts'
import { routesOf } from '../../indexer/chains/routing.ts'
import { dataCreditsInstructions } from '../../indexer/decoders/solana/data-credits.ts'

/** Slots from one block with a payment to the next. */
const step = 20

const base58 = getBase58Decoder()
const bytes = (name: string) => createHash('sha256').update(name).digest()
const address = (name: string) => base58.decode(bytes(name))
const signature = (name: string) => base58.decode(Buffer.concat([bytes(name), bytes(`${name}/`)]))

const computeBudget = 'ComputeBudget111111111111111111111111111111'
const subDaos = 'hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR'
const mobile = 'mobMc6Q18xT78cRiExgVbhadEKHiTUm6ZDnSZn2cU8h'

export type MadeSolanaArchive = { readonly head: number; readonly blocks: number }

/**
 * An archive of one source with one program filter, Helium's data credits: every block holds a payment as carriers make it, with
 * what its transaction calls beside the burn. Each is a movement.
 */
export async function makeSolanaArchive(folder: string, blocks: number): Promise<MadeSolanaArchive> {
  const { networks } = await loadCatalog(networkFolders({}))
  const [chain] = solanaChains
  const routes = routesOf(networks, 'solana').filter(({ source }) => source.id === 'data-credits')
  const [route] = routes
  if (chain === undefined || route === undefined) throw new Error('no source to make an archive of')
  const from = route.source.firstBlock
  const writer = openArchiveWriter(folder, {
    ...archiveHeader(chain, routes, from, 'nowhere: made for a measurement'),
    environment: 'mainnet',
  })
  const { credits = '' } = {
    credits: networks.find(({ id }) => id === 'helium')?.tokens['DC']?.addresses['solana'],
  }
  let slot = from
  // The first block tells since when the source is covered.
  await writer.append([blockOf(slot, [])])
  for (let block = 0; block < blocks; block++) {
    slot += step
    await writer.append([blockOf(slot, [payment(block, { program: route.address, credits })])])
  }
  await writer.finish(slot)
  return { head: slot, blocks }
}

type Payment = {
  readonly transaction: object
  readonly instructions: readonly object[]
  readonly tokenBalances: readonly object[]
}

function payment(index: number, { program, credits }: { program: string; credits: string }): Payment {
  const amount = BigInt(1000 + (index % 9000))
  const escrow = address(`escrow ${index % 300}`)
  const owner = address(`owner ${index % 300}`)
  const transactionIndex = 40 + (index % 700)
  // In the order in which the program has them: who signs for the usage is the third, the mint of the credits the sixth.
  const state = Array.from({ length: 8 }, (_, key) => address(`state ${key}`))
  const keys = [...state.slice(0, 2), mobile, owner, escrow, credits, ...state.slice(2), program]
  const argument = Buffer.alloc(16)
  argument.write(dataCreditsInstructions.burn_delegated_data_credits_v0, 'hex')
  argument.writeBigUInt64LE(amount, 8)
  const burn = Buffer.alloc(9, 8)
  burn.writeBigUInt64LE(amount, 1)
  const at = (instructionAddress: number[], programId: string, accounts: string[], data: Uint8Array) => ({
    transactionIndex,
    instructionAddress,
    programId,
    accounts,
    data: base58.decode(data),
  })
  const balances = {
    preMint: credits,
    postMint: credits,
    preDecimals: 0,
    postDecimals: 0,
    preOwner: owner,
    postOwner: owner,
  }
  return {
    transaction: {
      transactionIndex,
      signatures: [signature(`payment ${index}`)],
      accountKeys: keys,
      err: null,
    },
    instructions: [
      at([0], computeBudget, [], Buffer.from([2, 64, 13, 3, 0])),
      at([1], computeBudget, [], Buffer.from([3, 16, 39, 0, 0, 0, 0, 0, 0])),
      at([2], program, keys, argument),
      at([2, 0], TOKEN_PROGRAM_ADDRESS, [escrow, credits, owner], burn),
      at(
        [2, 1],
        subDaos,
        keys.slice(2, 10),
        Buffer.concat([Buffer.from('d8b6f68e72073a9e', 'hex'), Buffer.alloc(26)]),
      ),
    ],
    tokenBalances: [
      {
        transactionIndex,
        account: escrow,
        ...balances,
        preAmount: `${10n ** 9n}`,
        postAmount: `${10n ** 9n - amount}`,
      },
    ],
  }
}

function blockOf(slot: number, payments: readonly Payment[]) {
  const header = {
    number: slot,
    hash: address(`slot ${slot}`),
    parentHash: address(`slot ${slot - 1}`),
    timestamp: 1_681_800_000 + Math.floor((slot - 184_000_000) * 0.4),
  }
  const line = {
    header,
    transactions: payments.map(({ transaction }) => transaction),
    instructions: payments.flatMap(({ instructions }) => instructions),
    tokenBalances: payments.flatMap(({ tokenBalances }) => tokenBalances),
  }
  return { height: slot, logs: payments.length, json: JSON.stringify(line) }
}
