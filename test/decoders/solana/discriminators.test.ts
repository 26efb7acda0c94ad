import { createHash } from 'node:crypto'
import { address } from '@solana/kit'
import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from '@solana-program/token'
import { describe, expect, test } from 'vitest'
import { dataCreditsInstructions } from '../../../indexer/decoders/solana/data-credits.ts'
import { jobInstructions } from '../../../indexer/decoders/solana/job-payment.ts'
import { mapCreditInstructions, payInstructions } from '../../../indexer/decoders/solana/map-credit.ts'
import { noEmitInstructions } from '../../../indexer/decoders/solana/no-emit.ts'
import { splToken } from '../../../indexer/decoders/solana/spl-token.ts'
import { removedInstructions, subDaoInstructions } from '../../../indexer/decoders/solana/sub-dao-rewards.ts'
import { token2022 } from '../../../indexer/decoders/solana/token-instruction.ts'
import geodnet from '../../../indexer/networks/geodnet.ts'
import helium from '../../../indexer/networks/helium.ts'
import nosana from '../../../indexer/networks/nosana.ts'
import render from '../../../indexer/networks/render.ts'
import { ConfigError } from '../../../schemas/errors.ts'
import { readHeliumIdl } from './helium-idl.ts'

/** Anchor: the first eight bytes of the hash of the name. */
const discriminatorOf = (name: string) =>
  createHash('sha256').update(`global:${name}`).digest('hex').slice(0, 16)

const known = {
  ...dataCreditsInstructions,
  ...subDaoInstructions,
  ...removedInstructions,
  ...noEmitInstructions,
  ...jobInstructions,
}

test.each(Object.entries(known))('%s is told by the hash of its name', (name, discriminator) => {
  expect(discriminator).toBe(discriminatorOf(name))
})

test.each(
  [...Object.entries(mapCreditInstructions), ...Object.entries(payInstructions)].filter(
    ([name]) => name !== 'mint_to_by_another_name',
  ),
)('%s, which is inferred, fits the first byte that is published', (name, byte) => {
  expect(discriminatorOf(name).slice(0, 2)).toBe(byte)
})

describe('what Helium publishes of its programs', () => {
  const programs = {
    data_credits: dataCreditsInstructions,
    helium_sub_daos: subDaoInstructions,
    no_emit: noEmitInstructions,
  }
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const find = (program: keyof typeof programs, name: string) => {
    const idl = readHeliumIdl(program)
    const instruction = idl.instructions.find((one) => one.name === camel(name))
    if (instruction === undefined) throw new Error(`${program} has no ${name}`)
    const defined = instruction.args[0]?.type.defined?.name ?? ''
    const lower = (text: string) => text.toLowerCase()
    const args = idl.types.find((type) => lower(type.name) === lower(defined))?.type.fields
    return {
      discriminator: Buffer.from(instruction.discriminator).toString('hex'),
      // Those of a group stand where the group stands.
      accounts: instruction.accounts.flatMap((account) =>
        (account.accounts ?? [account]).map(({ name: own }) => own),
      ),
      args: args?.map(({ name: own, type }) => [own, type]) ?? [],
    }
  }

  test.each(
    (Object.keys(programs) as (keyof typeof programs)[]).flatMap((program) =>
      Object.entries(programs[program]).map(([name, ours]) => [program, name, ours] as const),
    ),
  )('%s.%s has the discriminator that we ask for', (program, name, ours) => {
    expect(find(program, name).discriminator).toBe(ours)
  })

  test('the programs are those of the sources', () => {
    expect(Object.keys(programs).map((program) => readHeliumIdl(program).address)).toEqual(
      helium.sources.map(({ address }) => address),
    )
  })

  test('what is burned is told as the first argument, of eight bytes', () => {
    const amount = [['amount', 'u64']]
    expect(find('data_credits', 'burn_delegated_data_credits_v0').args).toEqual(amount)
    expect(find('data_credits', 'burn_without_tracking_v0').args).toEqual(amount)
    expect(find('data_credits', 'mint_data_credits_v0').args).toEqual([
      ['hntAmount', { option: 'u64' }],
      ['dcAmount', { option: 'u64' }],
    ])
  })

  test('the mint of the credits, and the authority of usage, stand where they are looked for', () => {
    const placesOf = (name: string, account: string) => find('data_credits', name).accounts.indexOf(account)
    expect(Object.keys(dataCreditsInstructions).map((name) => placesOf(name, 'dcMint'))).toEqual([5, 3, 7])
    expect(placesOf('burn_delegated_data_credits_v0', 'dcBurnAuthority')).toBe(2)
  })

  test('rewards go to accounts at these places after the mint', () => {
    const { accounts } = find('helium_sub_daos', 'issue_rewards_v0')
    const mint = accounts.indexOf('hntMint')
    expect(accounts.slice(mint, mint + 5)).toEqual([
      'hntMint',
      'dntMint',
      'treasury',
      'rewardsEscrow',
      'delegatorPool',
    ])
  })
})

describe('what is asked for of the token programs', () => {
  const decoderOf = (network: typeof render, id: string) =>
    network.sources.find((source) => source.id === id)?.decoder?.filters ?? []
  const [mint, wallet] = [
    'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof',
    'rbrnm7nPhfhBxPSh8qhRFrhB5MLnJGMNoyNQPvSi7vq',
  ]
  const batches = (account: string) =>
    Array.from({ length: 10 }, (_, place) => ({
      program: TOKEN_PROGRAM_ADDRESS,
      discriminators: ['ff'],
      accounts: { [place]: [account] },
    }))

  test('Render: burns of the mint that the wallet signs', () => {
    expect(decoderOf(render, 'render-jobs')).toEqual([
      ...[TOKEN_PROGRAM_ADDRESS, token2022].map((program) => ({
        program,
        discriminators: ['08', '0f'],
        accounts: { 1: [mint], 2: [wallet] },
      })),
      ...batches(wallet),
    ])
  })

  test('GEODNET: transfers to the account of the incinerator', () => {
    const account = '5SBfxBdqsCM1SJZGQkf9Y74EFmUfzs8LGDjBZUjZGnED'
    const geod = '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu'
    expect(decoderOf(geodnet, 'geod-solana')).toEqual([
      ...[TOKEN_PROGRAM_ADDRESS, token2022].flatMap((program) => [
        { program, discriminators: ['03'], accounts: { 1: [account] } },
        { program, discriminators: ['0c'], accounts: { 1: [geod], 2: [account] } },
      ]),
      { program: token2022, discriminators: ['1a01'], accounts: { 1: [geod], 2: [account] } },
      ...batches(account),
    ])
  })

  test('the account of the incinerator is that which its address and the mint make', async () => {
    const [account] = await findAssociatedTokenPda({
      owner: address('1nc1nerator11111111111111111111111111111111'),
      mint: address('7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu'),
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    })
    expect(geodnet.sources.map((source) => source.address)).toContain(account)
  })

  test('Nosana: the four ways in which a job ends, by the program', () => {
    expect(decoderOf(nosana, 'jobs')).toEqual([
      {
        program: 'nosJhNRqr2bc9g1nfGDcXXTXvYUmxD4cVwy2pMWhrYM',
        discriminators: ['434aaa847de9b625', 'b4a0f9d9c2794610', '004de0938819584c', 'bf678df050816799'],
      },
    ])
  })

  test.each([
    ['nobody who signs', { kind: 'burn', authority: [] }],
    ['no account', { kind: 'transfer' }],
    ['an address that lost a letter', { kind: 'burn', authority: [wallet.slice(1)] }],
    ['an EVM address', { kind: 'transfer', destination: ['0x000000000000000000000000000000000000dEaD'] }],
  ])('a rule with %s is refused', (_, rule) => {
    const whole = { ...rule, fact: 'burn', class: 'payment' } as never
    expect(() => splToken({ mint, rules: [whole] })).toThrow(ConfigError)
  })
})
