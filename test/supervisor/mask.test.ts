import { expect, test } from 'vitest'
import { createLog, maskAddresses } from '../../indexer/log.ts'

test('of an address in a text the scheme and the host stay', () => {
  expect(maskAddresses('got https://user:pass@rpc.example.org/v2/KEY?token=T, trying again')).toBe(
    'got https://rpc.example.org/… trying again',
  )
  expect(maskAddresses('wss://rpc.example.org/v2/KEY')).toBe('wss://rpc.example.org/…')
  expect(maskAddresses('http://127.0.0.1:8545')).toBe('http://127.0.0.1:8545')
  expect(maskAddresses('see "https://a.org/?k=1" and http://b.org/x')).toBe(
    'see "https://a.org/…" and http://b.org/…',
  )
})

test('no line of the log holds more of an address, wherever it stands in the record', () => {
  const lines: string[] = []
  const log = createLog({}, { write: (line) => void lines.push(line) })
  log.warn(
    { rpcUrl: 'https://a.org/KEY', deep: { list: ['https://a.org/KEY'] } },
    'no answer of https://a.org/KEY',
  )
  log.error(new Error('failed at https://a.org/KEY'))
  expect(lines).toHaveLength(2)
  expect(lines.join()).not.toContain('KEY')
})
