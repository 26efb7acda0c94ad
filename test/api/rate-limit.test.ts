import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { createRateLimit } from '../../api/rate-limit.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function open(limits: { requests: number; proxies: number }) {
  const rate = createRateLimit(limits)
  const app = new Hono()
  app.get('/', async (context) => (await rate.take(context)) ?? context.text('made'))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return (forwarded?: string) =>
    fetch(
      `http://127.0.0.1:${port}/`,
      forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } },
    )
}

test('one more than is allowed is refused, with the limit, what is left and when to come again', async () => {
  const ask = await open({ requests: 3, proxies: 0 })
  for (const left of ['2', '1', '0']) {
    const answer = await ask()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-ratelimit-limit')).toBe('3')
    expect(answer.headers.get('x-ratelimit-remaining')).toBe(left)
  }
  const refused = await ask()
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(10)
  expect(await refused.json()).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(/more than 3 in 10 s.*Ask again in \d+ s/),
        extensions: { code: 'LIMIT' },
      },
    ],
  })
})

test('without a proxy of ours nobody becomes somebody else by a header', async () => {
  const ask = await open({ requests: 2, proxies: 0 })
  const statuses = []
  for (const forwarded of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) statuses.push((await ask(forwarded)).status)
  expect(statuses).toEqual([200, 200, 429])
})

test('behind a proxy the address counts that it saw, not what the client claims', async () => {
  const ask = await open({ requests: 1, proxies: 1 })
  const statuses = []
  for (const forwarded of ['10.0.0.1', '10.0.0.2', '10.9.9.9, 10.0.0.2', '10.0.0.2, 10.0.0.3'])
    statuses.push((await ask(forwarded)).status)
  expect(statuses).toEqual([200, 200, 429, 200])
})
