import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ConfigError } from '../../errors.ts'
import { serverConfig, usersConfig } from './engine-config.ts'

/**
 * `<dataDir>/clickhouse` is ClickHouse's own. `<dataDir>/engine/<pid>` is this process's: configuration, result pipes and
 * the spool of request bodies; a run that was killed leaves it behind, and the next one removes it.
 */
export type DataDirectory = {
  readonly clickhouse: string
  readonly run: string
  readonly pipes: string
  readonly spool: string
  readonly config: string
}

export function prepareDataDirectory(dataDir: string, memoryBytes: number): DataDirectory {
  const root = resolve(dataDir)
  // ClickHouse reads these as wildcards in the paths of files, and this directory holds files it must find exactly.
  if (/[*?{}\0\n]/.test(root)) {
    throw new ConfigError({
      what: 'the data directory cannot be used',
      got: root,
      expected: 'a path without * ? { }',
      where: 'dataDir',
    })
  }
  const run = join(root, 'engine', String(process.pid))
  const directory = {
    clickhouse: join(root, 'clickhouse'),
    run,
    pipes: join(run, 'pipes'),
    spool: join(run, 'spool'),
    config: join(run, 'config.xml'),
  }
  try {
    rmSync(run, { recursive: true, force: true })
    for (const path of [directory.clickhouse, directory.pipes, directory.spool]) {
      makeDirectory(path)
    }
    accessSync(directory.clickhouse, constants.W_OK | constants.X_OK)
    const users = join(run, 'users.xml')
    writeFileSync(users, usersConfig(memoryBytes), { mode: 0o600 })
    writeFileSync(directory.config, serverConfig(memoryBytes, users), { mode: 0o600 })
  } catch (cause) {
    throw new ConfigError({
      what: 'the data directory cannot be written',
      got: describe(root, cause),
      expected: 'a directory that this user may write',
      where: root,
      cause,
    })
  }
  return directory
}

/** One by one: Node's own recursion never ends below a directory that takes none and denies being there, such as /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return
  if (dirname(path) !== path) makeDirectory(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function describe(root: string, cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
  // Not by statSync alone: it throws below a file, where there is nothing to look at.
  const isFile = existsSync(root) && !statSync(root).isDirectory()
  return isFile ? 'a file' : code
}

/** Only once the engine holds the directory's lock: then every other run is dead. */
export function removeDeadRuns(directory: DataDirectory): void {
  const runs = resolve(directory.run, '..')
  for (const name of readdirSync(runs)) {
    const path = join(runs, name)
    if (path !== directory.run) rmSync(path, { recursive: true, force: true })
  }
}

/** The live process that holds the lock, when ClickHouse's status file names one. */
export function lockHolder(directory: DataDirectory): number | undefined {
  try {
    const pid = Number(/^PID: (\d+)/m.exec(readFileSync(join(directory.clickhouse, 'status'), 'utf8'))?.[1])
    if (!Number.isInteger(pid) || pid === process.pid) return undefined
    process.kill(pid, 0)
    return pid
  } catch (error) {
    // EPERM: it lives, and belongs to someone else; but the number is not ours to read from the error.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 0 : undefined
  }
}
