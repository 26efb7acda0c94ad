/** One line per figure: name, value, unit, target, and whether the target is met. */
export type Line = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Met while the value is not above (`most`) or not below (`least`) it; none where the figure is only told. */
  readonly target?: { readonly most: number } | { readonly least: number }
}

export function formatLine({ name, value, unit, target }: Line): string {
  const met = target === undefined || ('most' in target ? value <= target.most : value >= target.least)
  const wanted =
    target === undefined ? '-' : 'most' in target ? `at most ${target.most}` : `at least ${target.least}`
  const shown = value >= 100 ? value.toFixed(0) : value.toPrecision(3)
  return [name.padEnd(64), shown.padStart(9), unit.padEnd(10), wanted.padEnd(14), met ? 'ok' : 'short'].join(
    ' ',
  )
}

/** The value below which this part of the sorted samples lies. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}
