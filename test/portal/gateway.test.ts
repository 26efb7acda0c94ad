import { afterEach, expect, test } from 'vitest'
import type { BlockSource } from '../../indexer/sources/block-source.ts'
import { type Gateway, startGateway } from '../../indexer/sources/gateway.ts'
import { ConflictError } from '../../indexer/sources/portal-request.ts'
import { ConfigError, RetryableError } from '../../schemas/errors.ts'

/* What the gateway says of a fault: to the reader by its status, to people by the state of the chain. */

let gateway: Gateway | undefined
afterEach(() => gateway?.close())

function sourceThat(read: () => never): BlockSource {
  return {
    name: 'a test',
    floor: async () => 0,
    height: async () => 10,
    read: async () => read(),
    close: () => undefined,
  }
}

async function ask(read: () => never) {
  const told: (string | undefined)[] = []
  gateway = await startGateway(new Map([['polygon', sourceThat(read)]]), (_, detail) => told.push(detail))
  const url = gateway.urlOf('polygon')
  const blocks = () => fetch(`${url}/blocks`, { method: 'POST', body: '{"fromBlock":1}' })
  return { url, told, blocks }
}

test.each([
  [new RetryableError({ what: 'later' }), 503],
  [new ConflictError('another chain'), 409],
  [new ConfigError({ what: 'no such dataset' }), 422],
  [new Error('something else'), 503],
])('%s is answered with %i', async (error, status) => {
  const { blocks } = await ask(() => {
    throw error
  })
  expect((await blocks()).status).toBe(status)
})

test('a trouble stands until its own question is answered, and shows no key of an address', async () => {
  const { url, told, blocks } = await ask(() => {
    throw new RetryableError({ what: 'Portal failed', where: 'http://portal.example/SECRET/datasets/x' })
  })
  await blocks()
  expect(await (await fetch(`${url}/height`)).text()).toBe('10')
  expect(told).not.toContain(undefined)
  expect(told.at(-1)).toContain('Portal failed')
  expect(told.join()).not.toContain('SECRET')
})

test('what is no question is refused', async () => {
  const { url } = await ask(() => {
    throw new Error()
  })
  expect((await fetch(`${url}/blocks`, { method: 'POST', body: 'nonsense' })).status).toBe(400)
  expect((await fetch(url.replace('polygon', 'moon').concat('/height'))).status).toBe(404)
})
