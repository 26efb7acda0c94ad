/** What a figure says of itself, as `standing` holds it. */
export type Standing = {
  readonly tier: string
  readonly state: string
  readonly completeness: string
  readonly source: string
  readonly reason: string
  /** A to D. */
  readonly grade: string
}

export function readStanding(text: string): Standing {
  const [tier = '', state = '', completeness = '', source = '', reason = '', grade = ''] = text.split('\t')
  return { tier, state, completeness, source, reason, grade }
}
