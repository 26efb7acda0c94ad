import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import {
  readTokenInstruction,
  readTokenInstructionsBelow,
} from '../../indexer/decoders/solana/token-instruction.ts'
import { defineNetwork } from '../../schemas/network.ts'
import type { PlacedDraft, SolanaDecoder } from '../../schemas/solana.ts'
import { solanaAccount } from '../devnet/solana/chain.ts'

/* Two decoders on the invented chain, one by token and one by program, so that what they find can be counted from the blocks. */

export const mint = solanaAccount('mint')
export const program = solanaAccount('program 1')

const none = { service: '', payer: '', payee: '', reference: '' }

/** Every burn and mint of the token, wherever it was called. */
export const tokenMoves: SolanaDecoder = {
  family: 'solana',
  name: 'test-token-moves',
  version: 1,
  filters: [
    { program: TOKEN_PROGRAM_ADDRESS, discriminators: ['08', '0f'], accounts: { 1: [mint] } },
    { program: TOKEN_PROGRAM_ADDRESS, discriminators: ['07', '0e'], accounts: { 0: [mint] } },
  ],
  facts: ['burn', 'emission'],
  decode: (instruction, transaction) => ({
    movements: readTokenInstruction(instruction, transaction).map(
      ({ kind, amount, path, from, to, mint: token }): PlacedDraft => ({
        ...none,
        fact: kind === 'burn' ? 'burn' : 'emission',
        class: kind === 'burn' ? 'unknown' : 'provider',
        token,
        raw: amount,
        payer: from,
        payee: to,
        path,
      }),
    ),
    references: [],
  }),
}

/** What a program paid by itself: the transfers right below its instruction. */
export const programPays: SolanaDecoder = {
  family: 'solana',
  name: 'test-program-pays',
  version: 1,
  // The data of the invented programs goes on with these bytes after a first one that is anything.
  filters: [
    {
      program,
      discriminators: Array.from(
        { length: 256 },
        (_, first) => `${first.toString(16).padStart(2, '0')}010203040506`,
      ),
    },
  ],
  facts: ['payment'],
  decode: (instruction, transaction) => ({
    movements: instruction.inner.flatMap((inner) =>
      readTokenInstruction(inner, transaction)
        .filter(({ kind }) => kind === 'transfer')
        .map(
          ({ amount, path, from, to, mint: token }): PlacedDraft => ({
            ...none,
            fact: 'payment',
            class: '',
            token,
            raw: amount,
            payer: from,
            payee: to,
            path,
          }),
        ),
    ),
    references: readTokenInstructionsBelow(instruction, transaction).map(({ kind, path }) => ({
      kind,
      key: `${transaction.signature} ${path.join('.')}`,
      attributes: {},
    })),
  }),
}

/** A network of both. */
export function inventedNetwork(firstBlock = 400_000_000) {
  const source = { chain: 'solana', firstBlock, since: '2025-10-09', source: 'https://example.org' }
  return defineNetwork({
    id: 'invented',
    name: 'Invented',
    category: 'data',
    description: 'A network for tests.',
    colour: { light: '#000000', dark: '#ffffff' },
    links: { website: 'https://example.org' },
    tokens: { INV: { name: 'Invented', decimals: 6, addresses: { solana: mint }, price: null } },
    sources: [
      {
        ...source,
        id: 'token',
        address: mint,
        decoder: tokenMoves,
        facts: ['burn', 'emission'],
        what: 'Burns and mints.',
      },
      {
        ...source,
        id: 'program',
        address: program,
        decoder: programPays,
        facts: ['payment'],
        what: 'Payments.',
      },
    ],
    revenue: null,
    splits: [],
    exclusions: [
      { payer: solanaAccount('holder 0'), why: 'excluded in a test', source: 'https://example.org' },
    ],
    methodology: { fees: 'x', supply_side_revenue: 'x', revenue: 'x', burned: 'x', emitted: 'x' },
    notCounted: [],
    methodVersion: 1,
  })
}
