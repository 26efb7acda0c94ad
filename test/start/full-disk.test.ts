import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../schemas/clickhouse/client.ts'
import { startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { startDevnet } from '../devnet/devnet.ts'
import { readTruth } from '../devnet/truth.ts'
import { eventually } from '../eventually.ts'
import { cleanUp, start, temporaryFolder } from './run.ts'

const disk = temporaryFolder()

/** A file system of its own, where this machine lets us mount one. */
const mounted = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

afterAll(async () => {
  if (mounted) execFileSync('umount', ['--lazy', disk], { stdio: 'ignore' })
  await cleanUp()
})

/** Takes what is left, block by block. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' })
    } catch {
      // Full for this size.
    }
}

async function sumOf(client: ClickHouseClient): Promise<{ movements: string; raw: string }> {
  const result = await client.query({
    query: `SELECT count() AS movements, toString(sum(toUInt256(amount_raw))) AS raw FROM movements
            WHERE network = 'filecoin' AND fact = 'payment'`,
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ movements: string; raw: string }>()
  return row ?? { movements: '0', raw: '0' }
}

test('a full disk is said, and once there is space reading goes on with nothing lost and nothing doubled', async ({
  skip,
}) => {
  skip(!mounted, 'no file system can be mounted here, which takes root')
  const devnet = await startDevnet({ seed: 'disk', days: 2, chains: ['filecoin'] })
  const engine = await startEngine({ dataDir: disk, log: () => undefined })
  const client = connect(engine, 'test')
  const run = start({
    ...devnet.environment,
    CLICKHOUSE_URL: engine.url,
    CLICKHOUSE_USER: engine.username,
    CLICKHOUSE_PASSWORD: engine.password,
    CLICKHOUSE_DATABASE: engine.database,
  })
  const truth = async () => {
    const paid = (await readTruth(devnet.chains)).filter(({ fact }) => fact === 'payment')
    return {
      movements: `${paid.reduce((sum, row) => sum + row.movements, 0)}`,
      raw: `${paid.reduce((sum, row) => sum + row.raw, 0n)}`,
    }
  }
  const caughtUp = async (what: string) => {
    const expected = await truth()
    await eventually(
      async () => (JSON.stringify(await sumOf(client)) === JSON.stringify(expected) ? true : undefined),
      { what },
    )
  }
  await run.ready()
  await caughtUp('everything before')

  const ballast = join(disk, 'ballast')
  fill(ballast)
  for (let payment = 0; payment < 5; payment++) await devnet.pay({ amount: `${payment}.5` })
  await eventually(async () => run.screen().includes('the disk of the database is full') || undefined, {
    what: 'the full disk on the screen',
  })
  await devnet.pay({ amount: '7' })
  rmSync(ballast)

  await caughtUp('everything after')
  await devnet.pay({ amount: '8' })
  await caughtUp('and on')
  expect(run.child.exitCode).toBeNull()
  run.child.kill('SIGTERM')
  expect(await run.exited).toBe(0)
  await client.close()
  await engine.stop()
  await devnet.stop()
}, 120_000)
