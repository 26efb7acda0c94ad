import fc from 'fast-check'
import type { EmittedEvent, Storage } from './node.ts'

/** Something that somebody does in an extrinsic, with accounts as small numbers and amounts in base units. */
export type Action =
  | { readonly kind: 'burn' | 'recycle' | 'buy back'; who: number; subnet: number; amount: bigint }
  /** Neurons of one subnet, each at its own cost; by work where that is zero. */
  | { readonly kind: 'register'; who: number; subnet: number; amount: bigint }
  | { readonly kind: 'found'; who: number; subnet: number; amount: bigint }
  | { readonly kind: 'transfer'; who: number; subnet: number; amount: bigint }

/** An extrinsic: what is done, and the fee for it. */
export type Extrinsic = { readonly action: Action; readonly fee: bigint }

/** Of the blocks above the genesis. */
export type World = readonly (readonly Extrinsic[])[]

const amount = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 15n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 2n ** 64n - 1n) },
)
const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom('burn', 'recycle', 'buy back', 'register', 'register', 'found', 'transfer'),
  who: fc.nat(20),
  // Few, so that several are registered in one block.
  subnet: fc.constantFrom(1, 2, 64),
  // The totals of registrations must not pass 64 bits.
  amount,
})
const extrinsic = fc.record({ action, fee: fc.oneof(fc.constant(0n), amount) })

export const worlds = (blocks: number): fc.Arbitrary<World> =>
  fc
    .array(fc.array(extrinsic, { maxLength: 4 }), { minLength: blocks, maxLength: blocks })
    .map((world) => world.map((extrinsics) => extrinsics.map(bounded)))

function bounded({ action: done, fee }: Extrinsic): Extrinsic {
  const costs = done.kind === 'register' || done.kind === 'found'
  return { fee, action: { ...done, amount: costs ? done.amount % 10n ** 15n : done.amount } }
}

export const accountOf = (who: number) => `0x${(who + 1).toString(16).padStart(64, '0')}`
const hotkeyOf = (who: number) => accountOf(who + 1000)

/** What the chain emits for the extrinsics of a block; the first one tells the time. */
export function emit(extrinsics: readonly Extrinsic[]): EmittedEvent[] {
  return extrinsics.flatMap(({ action: done, fee }, index) => {
    const at = { extrinsic: index + 1 }
    const paid = { who: accountOf(done.who), actualFee: fee, tip: 0n }
    return [
      ...emitAction(done).map((event) => ({ ...event, ...at })),
      { name: 'TransactionPayment.TransactionFeePaid', args: paid, ...at },
      { name: 'System.ExtrinsicSuccess', args: [], ...at },
    ]
  })
}

function emitAction({ kind, who, subnet, amount: raw }: Action): EmittedEvent[] {
  const stake = [accountOf(who), hotkeyOf(who), raw, subnet]
  switch (kind) {
    case 'burn':
      return [{ name: 'SubtensorModule.AlphaBurned', args: stake }]
    case 'recycle':
      return [{ name: 'SubtensorModule.AlphaRecycled', args: stake }]
    case 'buy back':
      return [
        { name: 'SubtensorModule.AlphaBurned', args: stake },
        {
          name: 'SubtensorModule.AddStakeBurn',
          args: { netuid: subnet, hotkey: hotkeyOf(who), amount: 5n, alpha: raw },
        },
      ]
    case 'register':
      return [{ name: 'SubtensorModule.NeuronRegistered', args: [subnet, 7, hotkeyOf(who)] }]
    case 'found':
      return [{ name: 'SubtensorModule.NetworkAdded', args: [subnet, 1] }]
    case 'transfer':
      return [
        { name: 'Balances.Transfer', args: { from: accountOf(who), to: accountOf(who + 1), amount: raw } },
      ]
  }
}

/** Totals of subnets after each block, from the genesis on: a subnet that is founded begins anew. */
export function statesOf(world: World): Storage[] {
  const paid = new Map<number, bigint>()
  const locked = new Map<number, bigint>()
  const copy = (): Storage => ({
    'SubtensorModule.RAORecycledForRegistration': new Map(paid),
    'SubtensorModule.SubnetLocked': new Map(locked),
  })
  const states = [copy()]
  for (const extrinsics of world) {
    for (const { action: done } of extrinsics) {
      if (done.kind === 'register') paid.set(done.subnet, (paid.get(done.subnet) ?? 0n) + done.amount)
      if (done.kind !== 'found') continue
      locked.set(done.subnet, done.amount)
      paid.set(done.subnet, 0n)
    }
    states.push(copy())
  }
  return states
}

/** What must be found, told from what was done: one line a movement, without its place in the block. */
export function recount(world: World): string[] {
  return world.flatMap((extrinsics, index) => {
    const block = index + 1
    const lines = extrinsics.flatMap(({ action: { kind, who, subnet, amount: raw }, fee }, nth) => {
      const at = `${block}-${String(nth + 1).padStart(4, '0')}`
      const own: string[] = []
      if (fee > 0n) own.push(`${at} payment transaction TAO ${fee} ${accountOf(who)}`)
      if (raw > 0n && (kind === 'burn' || kind === 'recycle' || kind === 'buy back')) {
        const why = { burn: 'manual', recycle: 'emission_cancel', 'buy back': 'buyback' }[kind]
        own.push(`${at} burn ${why} subnet-${subnet} ALPHA ${raw} ${accountOf(who)}`)
      }
      return own
    })
    const lastOf = (kind: Action['kind'], subnet: number) =>
      extrinsics.findLastIndex(({ action: done }) => done.kind === kind && done.subnet === subnet) + 1
    for (const subnet of [1, 2, 64]) {
      const at = (nth: number) => `${block}-${String(nth).padStart(4, '0')}`
      const founded = lastOf('found', subnet)
      const locked = extrinsics[founded - 1]?.action.amount ?? 0n
      if (locked > 0n) lines.push(`${at(founded)} payment subnet-${subnet} TAO ${locked} `)
      if (founded > 0) continue
      const cost = extrinsics
        .filter(({ action: done }) => done.kind === 'register' && done.subnet === subnet)
        .reduce((sum, { action: done }) => sum + done.amount, 0n)
      if (cost > 0n) lines.push(`${at(lastOf('register', subnet))} payment neuron-${subnet} TAO ${cost} `)
    }
    return lines
  })
}
