import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Databases, startDatabases } from './database.ts'
import { type PlayedChain, playChain, playPayments } from './played-chain.ts'
import { type Reader, startReader } from './reader-process.ts'

let databases: Databases
let chain: PlayedChain
let reader: Reader | undefined

beforeAll(async () => {
  databases = await startDatabases()
})
afterEach(async () => {
  await reader?.kill()
  await chain?.stop()
})
afterAll(() => databases?.stop())

/** Local addresses that listen on a port, as the kernel writes them. */
function listeners(port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  return ['tcp', 'tcp6']
    .flatMap((file) => readFileSync(`/proc/net/${file}`, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${wanted}`))
    .map(([, local]) => local?.split(':')[0] ?? '')
}

test.runIf(process.platform === 'linux')("the processor's metrics are served on loopback only", async () => {
  chain = await playChain()
  await playPayments(chain, 'base').blocks(5)
  const database = await databases.create('loopback')
  reader = startReader({ database, chain })
  await reader.caughtUp()
  const port = Number(/served at port (\d+)/.exec(reader.log())?.[1])
  expect(listeners(port)).toEqual(['0100007F'])
})
