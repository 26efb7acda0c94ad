import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Abi, Hex } from 'viem'

export type Contract = { readonly abi: Abi; readonly code: Hex }
export type Contracts = Readonly<Record<string, Contract>>

type Compiler = { version(): string; compile(input: string): string }
type Output = {
  errors?: { severity: string; formattedMessage: string }[]
  contracts: Record<string, Record<string, { abi: Abi; evm: { deployedBytecode: { object: string } } }>>
}

const folder = new URL('contracts/', import.meta.url)
const cache = new URL('../.cache/', import.meta.url)

/** Compiles the devnet's contracts; loading the compiler takes a second, so the result is kept by the hash of its sources. */
export function compileContracts(): Contracts {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sol'))
  const sources = Object.fromEntries(
    names.map((name) => [name, { content: readFileSync(new URL(name, folder), 'utf8') }]),
  )
  const input = JSON.stringify({
    language: 'Solidity',
    sources,
    settings: {
      evmVersion: 'paris',
      optimizer: { enabled: true },
      outputSelection: { '*': { '*': ['abi', 'evm.deployedBytecode.object'] } },
    },
  })
  const file = new URL(
    `contracts-${createHash('sha256').update(input).digest('hex').slice(0, 16)}.json`,
    cache,
  )
  return readKept(file) ?? keep(file, compile(input))
}

function compile(input: string): Contracts {
  const solc = createRequire(import.meta.url)('solc') as Compiler
  const { errors = [], contracts } = JSON.parse(solc.compile(input)) as Output
  const wrong = errors.filter(({ severity }) => severity === 'error')
  if (wrong.length > 0) throw new Error(wrong.map(({ formattedMessage }) => formattedMessage).join('\n'))
  return Object.fromEntries(
    Object.values(contracts)
      .flatMap((file) => Object.entries(file))
      .map(([name, { abi, evm }]) => [name, { abi, code: `0x${evm.deployedBytecode.object}` as Hex }]),
  )
}

function readKept(file: URL): Contracts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Contracts
  } catch {
    return undefined
  }
}

/** Written aside and moved: several tests may start a devnet at once. */
function keep(file: URL, contracts: Contracts): Contracts {
  mkdirSync(cache, { recursive: true })
  const draft = new URL(`${file.href}.${process.pid}`)
  writeFileSync(draft, JSON.stringify(contracts))
  renameSync(draft, file)
  return contracts
}
