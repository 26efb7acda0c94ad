import { RetryableError } from '../../schemas/errors.ts'

/** The parts of a message that have a length, by their field: texts, bytes and messages. Numbers are passed over. */
export function readMessage(bytes: Uint8Array): ReadonlyMap<number, readonly Uint8Array[]> {
  const fields = new Map<number, Uint8Array[]>()
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) break
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw broken(bytes)
  }
  while (at < bytes.length) {
    const tag = varint()
    const [field, type] = [Math.floor(tag / 8), tag % 8]
    if (type === 0) varint()
    else if (type === 2) {
      const end = varint() + at
      if (end > bytes.length) throw broken(bytes)
      fields.set(field, [...(fields.get(field) ?? []), bytes.subarray(at, end)])
      at = end
    } else throw broken(bytes)
  }
  return fields
}

const broken = (bytes: Uint8Array) =>
  new RetryableError({
    what: 'message not understood',
    got: Buffer.from(bytes).toString('hex'),
    expected: 'protobuf of texts, messages and whole numbers',
  })
