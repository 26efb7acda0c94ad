import { type Address, address } from '@solana/kit'
import {
  getBurnCheckedInstruction,
  getBurnInstruction,
  getMintToCheckedInstruction,
  getMintToInstruction,
  getTransferCheckedInstruction,
  getTransferInstruction,
} from '@solana-program/token'
import { createRandom, type Random } from '../random.ts'
import { createSolanaChain, type SolanaChain, solanaAccount } from './chain.ts'
import { type Play, type PlayedTransaction, signer } from './play.ts'

const decimals = 6
const memo = address('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr')

/** A chain of transactions of every shape: calls in calls, several burns in one, failed ones, unknown programs, look-up tables. */
export async function inventChain(options: {
  seed: string
  blocks: number
  secondsOfBlock?: number
}): Promise<InventedChain> {
  const { seed, blocks, secondsOfBlock = 7 } = options
  const random = createRandom(`${seed}/invented`)
  const time = 1_760_000_000
  const chain = createSolanaChain({ seed, firstSlot: 400_000_000, firstHeight: 378_000_000, time })
  const party = await placeParty(chain)
  let played = 0
  const more = (count: number) => {
    for (const end = played + count; played < end; played++)
      chain.play({
        time: time + secondsOfBlock * played,
        transactions: Array.from({ length: random.int(0, 4) }, () => invent(random, party)),
      })
  }
  more(blocks)
  return { ...chain, more }
}

/** A chain, and so many blocks more of it whenever they are wanted. */
export type InventedChain = SolanaChain & { readonly more: (count: number) => void }

type Party = {
  readonly payer: Address
  readonly mint: Address
  readonly authority: Address
  readonly holders: readonly { readonly owner: Address; readonly at: Address }[]
}

async function placeParty(chain: SolanaChain): Promise<Party> {
  const [payer, mint, authority] = [solanaAccount('payer'), solanaAccount('mint'), solanaAccount('authority')]
  chain.fund(payer)
  chain.machine.placeMint(mint, authority, decimals)
  const owners = Array.from({ length: 5 }, (_, index) => solanaAccount(`holder ${index}`))
  const holders = await Promise.all(
    owners.map(async (owner) => ({ owner, at: await chain.hold(mint, owner, 1_000_000n) })),
  )
  return { payer, mint, authority, holders }
}

function invent(random: Random, party: Party): PlayedTransaction {
  const instructions = Array.from({ length: random.int(1, 4) }, () => inventPlay(random, party, 0))
  const table = {
    [solanaAccount('table')]: [
      ...party.holders.map(({ at }) => at),
      solanaAccount('nobody'),
      party.mint,
      party.authority,
    ],
  }
  return {
    payer: party.payer,
    // What makes two transactions of one block differ.
    instructions: [{ programAddress: memo, data: Buffer.from(`${random.int(0, 1 << 30)}`) }, ...instructions],
    ...(random.chance(0.4) && { tables: table }),
  }
}

function inventPlay(random: Random, party: Party, depth: number): Play {
  if (depth < 3 && random.chance(0.4)) {
    const calls = Array.from({ length: random.int(0, 3) }, () => inventPlay(random, party, depth + 1))
    return {
      programAddress: solanaAccount(`program ${random.int(0, 3)}`),
      accounts: [{ address: random.pick(party.holders).at, role: 1 }],
      data: Buffer.from([random.int(0, 256), 1, 2, 3, 4, 5, 6, 7, random.int(0, 256)]),
      inner: calls,
      ...(random.chance(0.5) && { name: 'Whatever' }),
      ...(random.chance(0.06) && { fails: 6_000 + random.int(0, 10) }),
    }
  }
  const { mint } = party
  const [one, other] = [random.pick(party.holders), random.pick(party.holders)]
  // Now and then more than there is.
  const amount = random.chance(0.06) ? 1n << 60n : random.big(0n, 5_000n)
  const authority = signer(one.owner)
  const mintAuthority = signer(party.authority)
  return random.pick<() => Play>([
    () => getBurnInstruction({ account: one.at, mint, authority, amount }),
    () => getBurnCheckedInstruction({ account: one.at, mint, authority, amount, decimals }),
    () => getMintToInstruction({ mint, token: one.at, mintAuthority, amount: amount % 4_000n }),
    () =>
      getMintToCheckedInstruction({ mint, token: one.at, mintAuthority, amount: amount % 4_000n, decimals }),
    () => getTransferInstruction({ source: one.at, destination: other.at, authority, amount }),
    () =>
      getTransferCheckedInstruction({
        source: one.at,
        mint,
        destination: other.at,
        authority,
        amount,
        decimals,
      }),
  ])()
}
