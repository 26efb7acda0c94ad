import { describe, expect, test } from 'vitest'
import { aethirServiceFee } from '../../indexer/decoders/evm/aethir-service-fee.ts'
import { dimoReward } from '../../indexer/decoders/evm/dimo-reward.ts'
import { erc20Transfer } from '../../indexer/decoders/evm/erc20-transfer.ts'
import { filecoinPay } from '../../indexer/decoders/evm/filecoin-pay.ts'
import { graphPayment } from '../../indexer/decoders/evm/graph-payment.ts'
import { graphReward } from '../../indexer/decoders/evm/graph-reward.ts'
import { livepeerReward } from '../../indexer/decoders/evm/livepeer-reward.ts'
import { livepeerTicket } from '../../indexer/decoders/evm/livepeer-ticket.ts'
import { ConfigError } from '../../schemas/errors.ts'

const burn = '0x000000000000000000000000000000000000dEaD'
const wallet = '0xfa5fEd5cc2b6DD8F370651D17242C52Ed711B14F'

// Topics as they were noted from the contracts' sources and explorers, not computed from our signatures.
describe('the topics that are asked for are those of the contracts', () => {
  test('Filecoin Pay', () => {
    expect(filecoinPay({ operators: {}, firstBlock: 0 }).filters).toEqual([
      {
        topic0: [
          '0xb9f4f448b1c10a427fd0df9553b65fbd49cea0137977ce50f8deb47864b4754f',
          '0x14e2efd598f2db6bfe762fcf9a830ffdfcba170d263d4a4956f36176ba82d3f3',
          '0x70358589bc618854360f545817cd39ae53b440c5c6ef7bb83db1c86f3496f723',
        ],
      },
    ])
  })

  test('Livepeer', () => {
    expect(livepeerTicket.filters).toEqual([
      { topic0: ['0x8b87351a208c06e3ceee59d80725fd77a23b4129e1b51ca231fc89b40712649c'] },
    ])
    expect(livepeerReward({ token: wallet }).filters).toEqual([
      {
        topic0: [
          '0x619caafabdd75649b302ba8419e48cccf64f37f1983ac4727cfb38b57703ffc9',
          '0x40e200718fe552021167687e5491d09f5931275b6f88f14a462650f0effb5237',
        ],
      },
    ])
  })

  test('Aethir', () => {
    expect(aethirServiceFee({ token: wallet }).filters).toEqual([
      {
        topic0: [
          '0x70e7e80b057104c7d6c05321620daa257b861367dccdf0d59c40e15e8eec2861',
          '0x4c64124f57ccdf71531fc8ac421cd851f6ec7aba85bb86e8dd225fb095f1c199',
        ],
      },
    ])
  })

  test('The Graph', () => {
    expect(graphPayment({ token: wallet, escrow: burn }).filters).toEqual([
      { topic0: ['0xb1ac8b16683562f4b1b5ecbe3321151b400058de5cdd25ac44d5bfacb106765f'] },
    ])
    expect(graphReward({ token: wallet }).filters).toEqual([
      { topic0: ['0xa111914d7f2ea8beca61d12f1a1f38c5533de5f1823c3936422df4404ac2ec68'] },
    ])
  })

  test('DIMO', () => {
    expect(dimoReward({ token: wallet }).filters).toEqual([
      { topic0: ['0x57e1000ba5ba7b6ab6670639de9fc3db34d05ef2bbce4a09d60dda560387b0ea'] },
    ])
  })

  test('ERC-20, with the wallets of the rules in the topics', () => {
    const transfer = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
    const { filters, facts } = erc20Transfer({
      rules: [
        { to: [burn], fact: 'burn', class: 'buyback' },
        { from: [wallet], notTo: [wallet], fact: 'emission', class: 'provider' },
      ],
    })
    expect(filters).toEqual([
      { topic0: [transfer], topic2: ['0x000000000000000000000000000000000000000000000000000000000000dead'] },
      { topic0: [transfer], topic1: ['0x000000000000000000000000fa5fed5cc2b6dd8f370651d17242c52ed711b14f'] },
    ])
    expect(facts).toEqual(['burn', 'emission'])
  })
})

describe('a transfer rule that would read nothing or everything is refused', () => {
  test.each([
    ['no wallet', { fact: 'burn', class: 'buyback' } as const],
    [
      'a wallet with a wrong checksum',
      { to: ['0x000000000000000000000000000000000000DEAD'], fact: 'burn', class: 'buyback' } as const,
    ],
    ['something that is no wallet', { from: ['0x1234'], fact: 'burn', class: 'buyback' } as const],
  ])('%s', (_, rule) => {
    expect(() => erc20Transfer({ rules: [rule] })).toThrow(ConfigError)
  })
})
