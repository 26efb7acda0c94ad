const bytes = new Uint8Array(8)
const view = new DataView(bytes.buffer)

/** Eight bytes, the lowest first, as programs write amounts. Throws RangeError where there are fewer. */
export function readU64(data: Uint8Array, at: number): bigint {
  if (at + 8 > data.length) throw new RangeError(`no eight bytes at ${at} of ${data.length}`)
  // It is done for every token moved: a codec copies all that it reads from, and a view of its own is slower to make than all else.
  for (let index = 0; index < 8; index++) bytes[index] = data[at + index] as number
  return view.getBigUint64(0, true)
}
