import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type AbiEvent, getAddress, isAddress, parseAbiItem } from 'viem'
import { ConfigError } from '../../schemas/errors.ts'
import { chains } from '../chains/definitions.ts'
import { oneEvent } from '../decoders/evm/one-event.ts'
import { chooseColour } from './choose-colour.ts'
import { networkFile } from './network-file.ts'

/* `npm run new-network`: a network file and its folder of fixtures, from what an explorer shows of the contract. */

const usage = `Usage: npm run new-network -- <id> --chain <chain> --address <contract> --event "<event>"
         --first-block <height> --since <day> [options]

  --chain         where the contract is: filecoin, arbitrum, polygon, …
  --address       the contract that emits the event
  --event         the event as in its source: "Paid(address indexed payer, uint256 amount)"
  --first-block   block in which the contract was made, as an explorer shows it
  --since         UTC day of that block, YYYY-MM-DD
  --token         symbol of what is paid (default the id in capitals)
  --token-address its contract, or "native" for the chain's coin (default native)
  --decimals      of the token (default 18)
  --folder        where the file goes (default indexer/networks; fixtures go to test/fixtures)

Everything else is left as TODO in the file; "npm start" names what is still open.`

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      chain: { type: 'string' },
      address: { type: 'string' },
      event: { type: 'string' },
      token: { type: 'string' },
      'token-address': { type: 'string', default: 'native' },
      decimals: { type: 'string', default: '18' },
      'first-block': { type: 'string', default: '' },
      since: { type: 'string', default: '' },
      folder: { type: 'string', default: here('../networks') },
      fixtures: { type: 'string', default: here('../../test/fixtures') },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return void process.stdout.write(`${usage}\n`)
  const [id = ''] = positionals
  const { chain = '', event = '' } = values
  const address = withChecksum(values.address ?? '')
  const expect = (holds: boolean, where: string, got: string, expected: string) => {
    if (!holds) throw new ConfigError({ what: 'argument not understood', got, expected, where })
  }
  expect(
    /^[a-z0-9-]+$/.test(id) && positionals.length === 1,
    '<id>',
    positionals.join(' '),
    'lower case letters, digits and hyphens',
  )
  expect(!existsSync(join(here('../networks'), `${id}.ts`)), '<id>', id, 'an id that no network has')
  expect(
    chains.some((known) => known.id === chain),
    '--chain',
    chain,
    chains.map((known) => known.id).join(', '),
  )
  expect(isAddress(address), '--address', address, 'an address with its EIP-55 checksum')
  const tokenAddress = withChecksum(values['token-address'])
  expect(
    tokenAddress === 'native' || isAddress(tokenAddress),
    '--token-address',
    tokenAddress,
    'an address or "native"',
  )
  expect(/^\d{1,2}$/.test(values.decimals), '--decimals', values.decimals, 'a whole number')
  expect(/^\d+$/.test(values['first-block']), '--first-block', values['first-block'], 'a height')
  expect(/^\d{4}-\d\d-\d\d$/.test(values.since), '--since', values.since, 'a day, YYYY-MM-DD')
  const token = values.token ?? id.replaceAll('-', '').toUpperCase().slice(0, 10)
  const found = { token: tokenAddress, ...argumentsOf(event) }
  // Says now what the network file would say at the next start.
  if (!found.amount.startsWith('TODO')) oneEvent({ event, fact: 'payment', ...found })
  expect(/^[A-Za-z0-9]{2,10}$/.test(token), '--token', token, '2 to 10 letters and digits')

  const file = join(resolve(values.folder), `${id}.ts`)
  expect(!existsSync(file), '<id>', file, 'a file that is not there')
  const fixtures = join(resolve(values.fixtures), id)
  mkdirSync(fixtures, { recursive: true })
  writeFileSync(
    file,
    networkFile({
      id,
      chain,
      address,
      event,
      payer: found.payer,
      payee: found.payee,
      amount: found.amount,
      tokenArgument: found.token === tokenAddress ? undefined : found.token,
      token,
      tokenAddress,
      decimals: values.decimals,
      firstBlock: values['first-block'],
      since: values.since,
      colour: chooseColour(takenColours()),
    }),
  )
  process.stdout.write(`${file}: replace every TODO
${fixtures}: npm run capture -- ${id} <transaction> fills it
Then: npm test, npm start
`)
}

/** As an explorer shows it, whose links are in lower case. */
const withChecksum = (address: string) => (/^0x[0-9a-f]{40}$/.test(address) ? getAddress(address) : address)

/** Read from the text: a neighbour that is not finished must not be in the way. */
function takenColours(): { light: string; dark: string }[] {
  const folder = here('../networks')
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const [, light, dark] = /colour: \{ light: '(#[0-9a-f]{6})', dark: '(#[0-9a-f]{6})' \}/.exec(text) ?? []
    return light === undefined || dark === undefined ? [] : [{ light, dark }]
  })
}

/** Which argument is what, by type and name: a person looks at it in the file. */
function argumentsOf(event: string): { amount: string; payer?: string; payee?: string; token?: string } {
  let inputs: AbiEvent['inputs']
  try {
    ;({ inputs } = parseAbiItem([event.trim().replace(/^(event\s+)?/, 'event ')] as never) as AbiEvent)
  } catch (cause) {
    throw new ConfigError({
      what: 'argument not understood',
      got: event,
      expected: 'an event as in Solidity, such as "Paid(address indexed payer, uint256 amount)"',
      where: '--event',
      cause,
    })
  }
  const named = (types: RegExp, names: RegExp) =>
    inputs.find(({ type, name = '' }) => types.test(type) && names.test(name))?.name
  const amounts = inputs.filter(({ type }) => type === 'uint256')
  // Where it is not clear which one it is, a person says.
  const amount =
    named(/^uint256$/, /^_?(amount|value|tokens|amountPaid)$/i) ??
    (amounts.length === 1 ? amounts[0]?.name : amounts.length > 1 ? 'TODO: the amount' : undefined)
  const payer = named(/^address$/, /payer|from|sender|user|customer|buyer|developer|owner/i)
  const payee = named(
    /^address$/,
    /payee|^to$|recipient|receiver|provider|operator|beneficiary|host|node|seller|worker|miner|farmer/i,
  )
  // A token that the event tells is that one, whatever is sold in most of them.
  const token = named(/^address$/, /^_?(token|currency|asset|erc20|paymentToken|feeToken)(Address)?$/i)
  return {
    amount: amount ?? '',
    ...(payer !== undefined && { payer }),
    ...(payee !== undefined && payee !== payer && { payee }),
    ...(token !== undefined && { token }),
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`Nothing made: ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
