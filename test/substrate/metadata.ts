import { Codec } from '@subsquid/scale-codec'
import * as layouts from '@subsquid/substrate-runtime/lib/metadata/old/definitions/metadata/index.js'
import { OldTypeRegistry } from '@subsquid/substrate-runtime/lib/metadata/old/typeRegistry.js'

export type Integer = 'U16' | 'U64' | 'U128'

/** A storage item of plain numbers: of one, or of one for each subnet. */
export type Item = { readonly type: Integer; readonly isMap?: boolean; readonly fallback?: bigint }

/** 'Pallet.Item' -> what it holds. */
export type Layout = Readonly<Record<string, Item>>

/** What our reader asks for, as it stands in metadata of the real chain. */
export const subtensorLayout: Layout = {
  'Timestamp.Now': { type: 'U64' },
  'SubtensorModule.TotalIssuance': { type: 'U64' },
  'SubtensorModule.BlockEmission': { type: 'U64', fallback: 1_000_000_000n },
  'SubtensorModule.SubnetworkN': { type: 'U16', isMap: true },
  'SubtensorModule.SubnetTAO': { type: 'U64', isMap: true },
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
export function encodeMetadata(layout: Layout): string {
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
  const event = composite({ event: none })
  const extrinsic = add(
    { __kind: 'Composite', value: { fields: [] } },
    ['sp_runtime', 'generic', 'unchecked_extrinsic', 'UncheckedExtrinsic'],
    ['Address', 'Call', 'Signature'].map((name) => ({ name, type: none })),
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
