import type { SectorPageQuery } from '../generated/operations.ts'

export type PublishedSource = SectorPageQuery['publishedSources'][number]

/** The published sources among those that a figure names; it names several at once where several made it. */
export function findPublished(
  named: readonly string[],
  published: readonly PublishedSource[],
): PublishedSource[] {
  const ids = new Set(named.flatMap((text) => text.split(/,\s*|\s\+\s/)))
  return published.filter(({ source }) => ids.has(source))
}

/** Who says so: publishers by name, our own sources as the chain. */
export function describeSources(named: readonly string[], published: readonly PublishedSource[]): string {
  const others = findPublished(named, published)
  const ids = new Set(others.map(({ source }) => source))
  const own = [...new Set(named.flatMap((text) => text.split(/,\s*|\s\+\s/)))].filter(
    (id) => id !== '' && !ids.has(id),
  )
  const parts = [
    own.length > 0 ? `indexed: ${own.sort().join(', ')}` : '',
    others.length > 0 ? `published: ${others.map(publisher).join(', ')}` : '',
  ].filter((part) => part !== '')
  return parts.join('; ')
}

/** The publisher's place without its commit: "nickypockets/RENDER_RNP20_Tools". */
export function publisher({ place }: PublishedSource): string {
  return place.split(' @ ')[0] ?? place
}
