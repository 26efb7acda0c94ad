export type Scaffold = {
  readonly id: string
  readonly chain: string
  readonly address: string
  readonly event: string
  readonly amount: string
  readonly payer: string | undefined
  readonly payee: string | undefined
  /** Argument of the event that tells the token; the token of the file where there is none. */
  readonly tokenArgument: string | undefined
  readonly token: string
  readonly tokenAddress: string
  readonly decimals: string
  readonly firstBlock: string
  readonly since: string
  readonly colour: { readonly light: string; readonly dark: string }
}

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The text of a network file that needs words, shares and links, and nothing else. What is left open begins with TODO. */
export function networkFile(options: Scaffold): string {
  const { id, chain, address, event, amount, payer, payee, token, tokenAddress, decimals, colour } = options
  const name = id.replaceAll('-', ' ').replace(/(^|\s)[a-z]/g, (letter) => letter.toUpperCase())
  return `import { defineNetwork } from '../../schemas/network.ts'
import { oneEvent } from '../decoders/evm/one-event.ts'

const payments = ${quote(address)}
const token = ${quote(tokenAddress)}

export default defineNetwork({
  id: ${quote(id)},
  name: ${quote(name)},
  // storage, compute, ai, wireless, mapping, positioning, data or energy.
  category: 'data',
  description: 'TODO: one sentence on who pays for what.',
  colour: { light: '${colour.light}', dark: '${colour.dark}' },
  links: { website: 'TODO: https://…' },
  tokens: {
    ${/^[A-Za-z]/.test(token) ? token : quote(token)}: {
      name: ${quote(token)},
      decimals: ${Number(decimals)},
      addresses: { ${chain}: token },
      // { coingecko: 'id' } or { peg: '1', why: '…', source: 'https://…' }; null is no USD value at all.
      // Every "why" is a sentence that ends with a full stop.
      price: null,
    },
  },
  sources: [
    {
      id: ${quote(`payments-${chain}`)},
      chain: ${quote(chain)},
      address: payments,
      firstBlock: ${Number(options.firstBlock)},
      since: ${quote(options.since)},
      decoder: oneEvent({
        event: ${quote(event)},
        fact: 'payment',
        amount: ${quote(amount)},
        ${options.tokenArgument === undefined ? 'token' : `token: ${quote(options.tokenArgument)}`},${payer === undefined ? '' : `\n        payer: ${quote(payer)},`}${payee === undefined ? '' : `\n        payee: ${quote(payee)},`}
      }),
      facts: ['payment'],
      what: 'TODO: what one event is, and whose money moves.',
      source: 'TODO: link to the contract in its source or on an explorer',
    },
  ],
  // accrual: paid for service used. cash: paid ahead, the chain shows nothing later.
  revenue: { fact: 'payment', basis: 'accrual' },
  splits: [
    {
      since: ${quote(options.since)},
      // Who gets the money; together exactly 1. A share that changes is a second entry with its day.
      supplySide: '1',
      protocol: '0',
      holders: '0',
      why: 'TODO: the rule, in one sentence.',
      source: 'TODO: link to where the rule stands',
    },
  ],
  // Payers that are the network itself: { payer, why, source }.
  exclusions: [],
  methodology: {
    fees: 'TODO: how the figure is made.',
    supply_side_revenue: 'TODO: which part of the fees, or why none.',
    revenue: 'TODO: which part of the fees, or why none.',
    burned: 'TODO: what is burned, or that nothing is.',
    emitted: 'TODO: what is issued, or that it is not read.',
  },
  // The same money seen again, and why it is left out: { what, why }.
  notCounted: [],
  methodVersion: 1,
})
`
}
