import { describe, expect, test } from 'vitest'
import { decodeLog } from '../../indexer/chains/decode.ts'
import { routesOf } from '../../indexer/chains/routing.ts'
import { winningTicketTransfer } from '../../indexer/decoders/evm/livepeer-ticket.ts'
import geodnet from '../../indexer/networks/geodnet.ts'
import livepeer from '../../indexer/networks/livepeer.ts'
import type { Movement } from '../../schemas/movement.ts'
import { defineNetwork } from '../../schemas/network.ts'
import { logOf, mining } from '../decoders/log-of.ts'

const log = logOf(winningTicketTransfer, { sender: mining, recipient: mining, amount: 5n })

/** What the reader makes of one ticket, under Livepeer's definition with other exclusions. */
function place(changes: Partial<Parameters<typeof defineNetwork>[0]>): Movement[] {
  const routes = routesOf([defineNetwork({ ...livepeer, ...changes })], 'arbitrum')
  const tickets = routes.filter(({ source }) => source.id === 'ticket-broker')
  const draft = { movements: [] as Movement[], references: [] }
  const book = { lookup: () => () => undefined, add: () => undefined }
  decodeLog('arbitrum', log, tickets as never, book as never, draft as never)
  return draft.movements
}

const why = 'It is a test.'
const source = 'https://example.org'
const entry = { transaction: log.transactionHash, asOf: '2026-01-01', why, source }

describe('what an exclusion names is kept with the reason, and nothing else is', () => {
  test('none', () => {
    expect(place({}).map(({ raw, excluded }) => [raw, excluded])).toEqual([[5n, '']])
  })

  test('by transaction', () => {
    expect(place({ excludedTransactions: [entry] }).map(({ raw, excluded }) => [raw, excluded])).toEqual([
      [5n, why],
    ])
    const other = { ...entry, transaction: `0x${'ef'.repeat(32)}` }
    expect(place({ excludedTransactions: [other] }).map(({ excluded }) => excluded)).toEqual([''])
  })

  test('by payer', () => {
    expect(place({ exclusions: [{ payer: mining, why, source }] }).map(({ excluded }) => excluded)).toEqual([
      why,
    ])
  })

  test.each(['0xabc', `0x${'AB'.repeat(32)}`, mining, 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux'])(
    '%s is no transaction',
    (transaction) => {
      expect(() => place({ excludedTransactions: [{ ...entry, transaction }] })).toThrow(
        /excludedTransactions\.0\.transaction/,
      )
    },
  )
})

test('decimals of a chain stand before those of the token', () => {
  const { GEOD } = geodnet.tokens
  if (GEOD === undefined) throw new Error('GEODNET lists no GEOD')
  const network = { ...geodnet, tokens: { GEOD: { ...GEOD, decimalsOn: { polygon: 9 } } } }
  const decimals = routesOf([network], 'polygon').flatMap(({ tokens }) => [...tokens.values()])
  expect(decimals.map((token) => token.decimals)).toEqual([9])
})
