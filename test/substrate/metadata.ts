import { Codec } from '@subsquid/scale-codec'
import * as layouts from '@subsquid/substrate-runtime/lib/metadata/old/definitions/metadata/index.js'
import { OldTypeRegistry } from '@subsquid/substrate-runtime/lib/metadata/old/typeRegistry.js'

export type Integer = 'U16' | 'U64' | 'U128'

/** A storage item of plain numbers: of one, or of one for each subnet. */
export type Item = { readonly type: Integer; readonly isMap?: boolean; readonly fallback?: bigint }

/** 'Pallet.Item' -> what it holds. */
export type Layout = Readonly<Record<string, Item>>

/** Fields of an event, in their order: those of a tuple have no name. */
export type EventFields = readonly (readonly [name: string, type: 'AccountId' | 'U16' | 'U64'])[]

/** 'Pallet.Event' -> its fields. */
export type EventLayout = Readonly<Record<string, EventFields>>

/** What our reader asks for, as it stands in metadata of the real chain. */
export const subtensorLayout: Layout = {
  'Timestamp.Now': { type: 'U64' },
  'SubtensorModule.TotalIssuance': { type: 'U64' },
  'SubtensorModule.BlockEmission': { type: 'U64', fallback: 1_000_000_000n },
  'SubtensorModule.SubnetworkN': { type: 'U16', isMap: true },
  'SubtensorModule.SubnetTAO': { type: 'U64', isMap: true },
  'SubtensorModule.SubnetLocked': { type: 'U64', isMap: true },
  'SubtensorModule.RAORecycledForRegistration': { type: 'U64', isMap: true },
}

const ofStake: EventFields = [
  ['', 'AccountId'],
  ['', 'AccountId'],
  ['', 'U64'],
  ['', 'U16'],
]

/** The events that our reader asks for, and others, as they stand in metadata of the real chain. */
export const subtensorEvents: EventLayout = {
  'System.ExtrinsicSuccess': [],
  'Balances.Transfer': [
    ['from', 'AccountId'],
    ['to', 'AccountId'],
    ['amount', 'U64'],
  ],
  'TransactionPayment.TransactionFeePaid': [
    ['who', 'AccountId'],
    ['actual_fee', 'U64'],
    ['tip', 'U64'],
  ],
  'SubtensorModule.NetworkAdded': [
    ['', 'U16'],
    ['', 'U16'],
  ],
  'SubtensorModule.NeuronRegistered': [
    ['', 'U16'],
    ['', 'U16'],
    ['', 'AccountId'],
  ],
  'SubtensorModule.AlphaRecycled': ofStake,
  'SubtensorModule.AlphaBurned': ofStake,
  'SubtensorModule.AddStakeBurn': [
    ['netuid', 'U16'],
    ['hotkey', 'AccountId'],
    ['amount', 'U64'],
    ['alpha', 'U64'],
  ],
}

const integers: readonly Integer[] = ['U16', 'U64', 'U128']
const widths: Readonly<Record<Integer, number>> = { U16: 2, U64: 8, U128: 16 }

/** Little endian, as SCALE has it. */
export function encodeInteger(value: bigint, type: Integer): string {
  const digits = value.toString(16).padStart(2 * widths[type], '0')
  return `0x${Buffer.from(digits, 'hex').reverse().toString('hex')}`
}

/**
 * Metadata in version 14, made by the layout that the library reads them with: our items, and what every runtime has to have.
 * https://docs.rs/frame-metadata
 */
export function encodeMetadata(layout: Layout, events: EventLayout = subtensorEvents): string {
  const types: object[] = []
  const add = (def: object, path: readonly string[] = [], params: readonly object[] = []) =>
    types.push({ id: types.length, type: { path, params, def, docs: [] } }) - 1
  const composite = (fields: Readonly<Record<string, number>>, path: readonly string[] = []) =>
    add(
      {
        __kind: 'Composite',
        value: { fields: Object.entries(fields).map(([name, type]) => ({ name, type, docs: [] })) },
      },
      path,
    )
  const listOf = (type: number) => add({ __kind: 'Sequence', value: { type } })
  const idOf = new Map(
    integers.map((kind) => [kind, add({ __kind: 'Primitive', value: { __kind: kind } })] as const),
  )
  const none = add({ __kind: 'Variant', value: { variants: [] } })
  const byte = add({ __kind: 'Primitive', value: { __kind: 'U8' } })
  const bytes32 = add({ __kind: 'Array', value: { len: 32, type: byte } })
  const u32 = add({ __kind: 'Primitive', value: { __kind: 'U32' } })
  const typeOf = (kind: EventFields[number][1]) => (kind === 'AccountId' ? bytes32 : idOf.get(kind))
  /** Variants by their names, each with its fields; the place of one is its index. */
  const variantsOf = (fields: Readonly<Record<string, readonly object[]>>) =>
    add({
      __kind: 'Variant',
      value: {
        variants: Object.entries(fields).map(([name, of], index) => ({ name, fields: of, index, docs: [] })),
      },
    })
  const field = (type: number | undefined, name = '') => ({ ...(name !== '' && { name }), type, docs: [] })
  const emitters = [...new Set(Object.keys(events).map((name) => name.split('.')[0] ?? ''))]
  const eventsOf = (pallet: string) =>
    Object.fromEntries(
      Object.entries(events)
        .filter(([name]) => name.startsWith(`${pallet}.`))
        .map(([name, fields]) => [
          name.slice(pallet.length + 1),
          fields.map(([label, kind]) => field(typeOf(kind), label)),
        ]),
    )
  const event = composite({
    phase: variantsOf({ ApplyExtrinsic: [field(u32)], Finalization: [], Initialization: [] }),
    event: variantsOf(
      Object.fromEntries(emitters.map((pallet) => [pallet, [field(variantsOf(eventsOf(pallet)))]])),
    ),
    topics: listOf(bytes32),
  })
  const time = add({ __kind: 'Compact', value: { type: idOf.get('U64') } })
  const calls = variantsOf({ Timestamp: [field(variantsOf({ set: [field(time, 'now')] }))] })
  const extrinsic = add(
    { __kind: 'Composite', value: { fields: [] } },
    ['sp_runtime', 'generic', 'unchecked_extrinsic', 'UncheckedExtrinsic'],
    ['Address', 'Call', 'Signature'].map((name) => ({ name, type: name === 'Call' ? calls : none })),
  )
  const stored = (name: string, type: object, fallback = '0x00') => ({
    name,
    modifier: { __kind: 'Default' },
    type,
    fallback,
    docs: [],
  })
  const pallets = new Map<string, object[]>([
    [
      'System',
      [
        stored('Digest', { __kind: 'Plain', value: composite({ logs: listOf(none) }) }),
        stored('Events', { __kind: 'Plain', value: listOf(event) }),
      ],
    ],
  ])
  for (const [name, { type, isMap = false, fallback = 0n }] of Object.entries(layout)) {
    const [pallet = '', item = ''] = name.split('.')
    const value = idOf.get(type)
    const kind = isMap
      ? { __kind: 'Map', hashers: [{ __kind: 'Identity' }], key: idOf.get('U16'), value }
      : { __kind: 'Plain', value }
    pallets.set(pallet, [...(pallets.get(pallet) ?? []), stored(item, kind, encodeInteger(fallback, type))])
  }
  const registry = new OldTypeRegistry(layouts)
  const ti = registry.use('MetadataV14')
  const bytes = new Codec(registry.getTypes()).encodeToBinary(ti, {
    lookup: { types },
    pallets: [...pallets].map(([name, items], index) => ({
      name,
      storage: { prefix: name, items },
      constants: [],
      index,
    })),
    extrinsic: { type: extrinsic, version: 4, signedExtensions: [] },
    type: none,
  })
  // "meta", and the version.
  return `0x6d6574610e${Buffer.from(bytes).toString('hex')}`
}
