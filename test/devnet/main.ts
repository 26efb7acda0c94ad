import { parseArgs } from 'node:util'
import { startDevnet } from './devnet.ts'
import { startDevnetPrices } from './prices.ts'

try {
  parseArgs({ options: {} })
} catch (error) {
  process.stderr.write(
    `devnet not started: ${(error as Error).message.split('. ')[0]}; it takes DEVNET_SEED and DEVNET_DAYS from the environment\n`,
  )
  process.exit(1)
}
const seed = process.env.DEVNET_SEED ?? 'depindex'
const days = Number(process.env.DEVNET_DAYS ?? 40)
const print = (line: string) => process.stdout.write(`${line}\n`)

const [devnet, prices] = await Promise.all([
  startDevnet({ seed, days, log: print }),
  startDevnetPrices({ seed }),
])
print('\nFictional payments on local chains. Start Depindex against them with these lines:\n')
for (const [name, value] of Object.entries({ ...devnet.environment, ...prices.environment }))
  print(`export ${name}=${value}`)
print('\nNew blocks follow every second. Ctrl-C ends it.\n')
const live = devnet.live()

let ending = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    if (ending) return
    ending = true
    await live.stop()
    await Promise.all([devnet.stop(), prices.stop()])
    process.exit(0)
  })
