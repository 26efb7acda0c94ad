import { startEngine } from '../../schemas/clickhouse/engine/start.ts'

/** A parent that a test kills. */
const engine = await startEngine({ dataDir: process.argv[2] as string })
process.send?.({ pid: engine.pid })
setInterval(() => undefined, 1000)
