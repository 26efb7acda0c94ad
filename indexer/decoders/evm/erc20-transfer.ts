import { isAddress, pad, parseAbiItem, toEventSelector } from 'viem'
import type { EvmDecoder, Hex, LogFilter } from '../../../schemas/decoder.ts'
import { ConfigError } from '../../../schemas/errors.ts'
import type { MovementDraft } from '../../../schemas/movement.ts'
import { decodeEvent } from './decode-event.ts'

export const transfer = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 value)',
)

/** Which transfers mean what: from any of `from`, to any of `to`, and not to any of `notTo`. */
export type TransferRule = Pick<MovementDraft, 'fact' | 'class'> & {
  readonly service?: string
  readonly from?: readonly Hex[]
  readonly to?: readonly Hex[]
  readonly notTo?: readonly Hex[]
}

/**
 * Transfers of one ERC-20 token that are movements by the wallets they touch. The first rule that fits decides and the
 * others are not asked: a burn from a mining wallet is one burn and not an emission as well. Transfers of zero and
 * transfers that fit no rule make no movement.
 */
export function erc20Transfer({ rules }: { rules: readonly TransferRule[] }): EvmDecoder {
  const topic = toEventSelector(transfer)
  const known = rules.map(lowerCase)
  return {
    family: 'evm',
    name: 'erc20-transfer',
    version: 1,
    setup: JSON.stringify(known),
    filters: known.map((rule) => filterOf(topic, rule)),
    facts: [...new Set(known.map(({ fact }) => fact))],
    decode(log) {
      const { from: payer, to: payee, value } = decodeEvent(transfer, log)
      const rule = known.find((candidate) => fits(candidate, payer, payee))
      if (rule === undefined || value === 0n) return { movements: [], references: [] }
      return {
        movements: [
          {
            fact: rule.fact,
            class: rule.class,
            service: rule.service ?? '',
            token: log.address.toLowerCase(),
            raw: value,
            payer,
            payee,
            reference: '',
          },
        ],
        references: [],
      }
    },
  }
}

function fits({ from, to, notTo }: TransferRule, payer: string, payee: string): boolean {
  return isIn(from, payer) !== false && isIn(to, payee) !== false && isIn(notTo, payee) !== true
}

function isIn(wallets: readonly string[] | undefined, address: string): boolean | undefined {
  return wallets?.includes(address)
}

function filterOf(topic0: Hex, { from, to }: TransferRule): LogFilter {
  const words = (list: readonly Hex[]) => list.map((address) => pad(address))
  return {
    topic0: [topic0],
    ...(from !== undefined && { topic1: words(from) }),
    ...(to !== undefined && { topic2: words(to) }),
  }
}

/** A rule without a wallet would take every transfer of the token; a mistyped wallet would take none, silently. */
function lowerCase(rule: TransferRule, index: number): TransferRule {
  const lists = [rule.from, rule.to, rule.notTo]
  const wrong = lists.flatMap((list) => list ?? []).find((address) => !isAddress(address))
  if (wrong !== undefined || (rule.from === undefined && rule.to === undefined))
    throw new ConfigError({
      what: 'transfer rule refused',
      got: wrong ?? 'neither from nor to',
      expected: 'from or to, each a list of addresses with their checksum',
      where: `rule ${index}`,
    })
  const lower = (list: readonly Hex[] | undefined) => list?.map((address) => address.toLowerCase() as Hex)
  return { ...rule, from: lower(rule.from), to: lower(rule.to), notTo: lower(rule.notTo) }
}
