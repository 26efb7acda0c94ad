/**
 * The networks that an address names, apart from those that nobody knows. Until the answer says which there are, all of
 * them are taken for known.
 */
export function tellApart(
  named: readonly string[],
  networks: readonly { id: string }[] | undefined,
): { known: string[]; unknown: string[] } {
  const isKnown = (id: string) => networks === undefined || networks.some((network) => network.id === id)
  return { known: named.filter(isKnown), unknown: named.filter((id) => !isKnown(id)) }
}
