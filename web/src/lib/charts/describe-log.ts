/** What a log scale leaves out, said below the chart. */
export function describeLog(count: number): string {
  const some = count === 1 ? 'one such value is a gap' : `${count} such values are gaps`
  return `Log scale: zero and below cannot be drawn; ${count === 0 ? 'there are none here' : some}.`
}
