import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { loadNative } from '../../schemas/clickhouse/engine/native.ts'
import { type Engine, startEngine } from '../../schemas/clickhouse/engine/start.ts'
import { ConfigError } from '../../schemas/errors.ts'
import { clientOf, rowsOf, temporaryDirectory } from './with-engine.ts'

const directories: string[] = []
const engines: Engine[] = []
const children: ChildProcess[] = []

function directory(): string {
  const path = temporaryDirectory()
  directories.push(path)
  return path
}

async function start(dataDir: string, log: (line: string) => void = () => undefined): Promise<Engine> {
  const engine = await startEngine({ dataDir, log })
  engines.push(engine)
  return engine
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(engines.splice(0).map((engine) => engine.stop()))
  for (const path of directories.splice(0)) rmSync(path, { recursive: true, force: true })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function untilDead(pid: number): Promise<void> {
  for (let i = 0; i < 150 && isAlive(pid); i++) await sleep(100)
  expect(isAlive(pid)).toBe(false)
}

describe('start and stop', () => {
  test('what was written is there after a restart, and the private files are gone', async () => {
    const dataDir = directory()
    const first = await start(dataDir)
    expect(new URL(first.url).hostname).toBe('127.0.0.1')
    const client = clientOf(first)
    await client.command({ query: 'CREATE TABLE kept (a UInt64) ENGINE = MergeTree ORDER BY a' })
    await client.insert({ table: 'kept', values: [{ a: 1 }], format: 'JSONEachRow' })
    await client.close()
    await first.stop()
    await first.stop()
    await untilDead(first.pid)
    expect(readdirSync(join(dataDir, 'engine'))).toEqual([])

    const second = await start(dataDir)
    const again = clientOf(second)
    expect(await rowsOf(again, 'SELECT a FROM kept')).toEqual([{ a: '1' }])
    expect(
      await rowsOf(again, 'SELECT * FROM default.`/etc/passwd`').catch(
        (error: { code: string }) => error.code,
      ),
    ).toBe('497')
    expect(second.password).not.toBe(first.password)
    await again.close()
  })

  test('the secrets are neither in the arguments nor in the environment of the process', async () => {
    const engine = await start(directory())
    const { readFileSync } = await import('node:fs')
    const seen =
      readFileSync(`/proc/${engine.pid}/cmdline`, 'latin1') +
      readFileSync(`/proc/${engine.pid}/environ`, 'latin1')
    expect(seen).not.toContain(engine.password)
    expect(seen).not.toContain(engine.reader.password)
  })

  test('stop lets a running insert finish and ends a read that never would', async () => {
    const dataDir = directory()
    const engine = await start(dataDir)
    const client = clientOf(engine)
    await client.command({ query: 'CREATE TABLE slow (a UInt64) ENGINE = MergeTree ORDER BY a' })
    const insert = client.command({
      query:
        'INSERT INTO slow SELECT number + sleepEachRow(0.1) FROM numbers(10) SETTINGS max_block_size = 1',
    })
    const endless = rowsOf(client, 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)')
    endless.catch(() => undefined)
    await sleep(300)
    await engine.stop()
    expect((await insert).summary).toMatchObject({ written_rows: '10' })
    await expect(endless).rejects.toThrow()
    await client.close()
    const again = clientOf(await start(dataDir))
    expect(await rowsOf(again, 'SELECT count() AS n FROM slow')).toEqual([{ n: '10' }])
    await again.close()
  })
})

describe('a start that cannot be', () => {
  test('a platform without a build is named, with the way out', () => {
    const { platform } = process
    Object.defineProperty(process, 'platform', { value: 'sunos' })
    try {
      expect(() => loadNative()).toThrow(ConfigError)
      expect(() => loadNative()).toThrow(/sunos.*CLICKHOUSE_URL/)
    } finally {
      Object.defineProperty(process, 'platform', { value: platform })
    }
  })

  test('a second instance on one directory is told so, and the first is unharmed', async () => {
    const dataDir = directory()
    const first = await start(dataDir)
    const error = await startEngine({ dataDir, log: () => undefined }).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toContain('another Depindex runs on this data directory')
    expect((error as Error).message).toContain(dataDir)
    expect((error as Error).message).toContain(String(first.pid))
    const client = clientOf(first)
    expect(await rowsOf(client, 'SELECT number FROM numbers(3)')).toHaveLength(3)
    await client.command({ query: 'CREATE TABLE fine (a UInt64) ENGINE = MergeTree ORDER BY a' })
    await client.insert({ table: 'fine', values: [{ a: 1 }], format: 'JSONEachRow' })
    await client.close()
  })

  test('the directory is a file', async () => {
    const path = join(directory(), 'file')
    writeFileSync(path, 'x')
    const error = await startEngine({ dataDir: path, log: () => undefined }).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toMatch(/cannot be written; got "a file".*expected a directory/)
    expect((error as Error).message).toContain(path)
  })

  test.skipIf(process.getuid?.() === 0)('the directory may not be written', async () => {
    const path = directory()
    chmodSync(path, 0o500)
    const error = await startEngine({ dataDir: path, log: () => undefined }).catch((cause: unknown) => cause)
    chmodSync(path, 0o700)
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toContain('EACCES')
  })

  test('the directory would be read as a pattern', async () => {
    const error = await startEngine({ dataDir: join(directory(), 'a{b,c}*'), log: () => undefined }).catch(
      (cause: unknown) => cause,
    )
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toContain('without * ? { }')
  })

  test('an odd but possible name works', async () => {
    const dataDir = join(directory(), 'it\'s "my" & <data> dir')
    mkdirSync(dataDir)
    const client = clientOf(await start(dataDir))
    await client.command({ query: 'CREATE TABLE odd (a UInt64) ENGINE = MergeTree ORDER BY a' })
    await client.insert({ table: 'odd', values: [{ a: 1 }], format: 'JSONEachRow' })
    expect(await rowsOf(client, 'SELECT a FROM odd')).toEqual([{ a: '1' }])
    await client.close()
  })
})

/** A parent in a process of its own, to be killed. It prints the engine's address and inserts for ever when asked to. */
async function startParent(dataDir: string): Promise<{ parent: ChildProcess; pid: number }> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const parent = fork(fileURLToPath(new URL('./parent.ts', import.meta.url)), [dataDir], {
    execArgv: ['--import', tsx],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  children.push(parent)
  const [message] = (await once(parent, 'message')) as [{ pid: number }]
  return { parent, pid: message.pid }
}

describe('kill -9', () => {
  test('of the parent: the engine does not stay behind, and the directory is free', async () => {
    const dataDir = directory()
    const { parent, pid } = await startParent(dataDir)
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await untilDead(pid)
    await (await start(dataDir)).stop()
  })

  test('of the engine, again and again during inserts: every acknowledged batch is there, none in part', async () => {
    const dataDir = directory()
    const acknowledged = new Set<number>()
    let batch = 0
    for (let round = 0; round < 4; round++) {
      const engine = await start(dataDir)
      const client = clientOf(engine)
      await client.command({
        query:
          'CREATE TABLE IF NOT EXISTS batches (batch UInt64, a UInt64) ENGINE = MergeTree ORDER BY (batch, a)',
      })
      const timer = setTimeout(() => process.kill(engine.pid, 'SIGKILL'), 400 + round * 150)
      let failed = false
      while (!failed) {
        const own = ++batch
        const values = Array.from({ length: 2000 }, (_, a) => ({ batch: own, a }))
        await client.insert({ table: 'batches', values, format: 'JSONEachRow' }).then(
          () => acknowledged.add(own),
          () => {
            failed = true
          },
        )
      }
      clearTimeout(timer)
      expect(await engine.exited).toEqual({ code: null, signal: 'SIGKILL' })
      await client.close()
    }
    const client = clientOf(await start(dataDir))
    const rows = await rowsOf<{ batch: string; n: string }>(
      client,
      'SELECT batch, count() AS n FROM batches GROUP BY batch',
    )
    const found = new Map(rows.map((row) => [Number(row.batch), row.n]))
    expect(acknowledged.size).toBeGreaterThan(4)
    for (const own of acknowledged) expect(found.get(own)).toBe('2000')
    for (const n of found.values()) expect(n).toBe('2000')
    await client.close()
    // Files of the killed runs are gone: only the living one has a directory.
    expect(existsSync(join(dataDir, 'engine'))).toBe(true)
    expect(readdirSync(join(dataDir, 'engine'))).toHaveLength(1)
  })
})
