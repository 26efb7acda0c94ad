export type Without = { name: string; reason: string }

/** "No fees in USD: Akash, Helium. …": each reason once, that of most networks first. */
export function groupReasons(rest: readonly Without[]): string {
  const names = new Map<string, string[]>()
  for (const { name, reason } of rest) names.set(reason, [...(names.get(reason) ?? []), name])
  return [...names]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([reason, those]) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}: ${those.join(', ')}.`)
    .join(' ')
}
