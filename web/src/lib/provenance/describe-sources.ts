import type { SectorPageQuery } from '../generated/operations.ts'

export type PublishedSource = SectorPageQuery['publishedSources'][number]

/** What these tell is restated like a publication, and changes by the minute. */
const marketSources = new Set(['defillama', 'coingecko', 'coinpaprika'])

type Named = { facts: string[]; prices: string[] }

/** What a figure names as its source: "a, b x c" is made from a and b, the latter at prices of c; "+" joins several. */
function readNamed(named: readonly string[]): Named {
  const facts = new Set<string>()
  const prices = new Set<string>()
  const gather = (text: string, into: Set<string>) => {
    for (const id of text.split(' + ')) if (id.trim() !== '') into.add(id.trim())
  }
  for (const part of named.flatMap((text) => text.split(','))) {
    const [fact = '', price = ''] = part.split(/\s[x×]\s/)
    gather(fact, facts)
    gather(price, prices)
  }
  return { facts: [...facts].sort(), prices: [...prices].sort() }
}

/** Those who published a figure itself, without those whose prices it was valued at. */
export function findPublishers(
  named: readonly string[],
  published: readonly PublishedSource[],
): PublishedSource[] {
  const { facts } = readNamed(named)
  return published.filter(({ source }) => facts.includes(source))
}

/** The published sources among those that a figure names, those of its prices too. */
export function findPublished(
  named: readonly string[],
  published: readonly PublishedSource[],
): PublishedSource[] {
  const { facts, prices } = readNamed(named)
  return published.filter(({ source }) => facts.includes(source) || prices.includes(source))
}

/** Who says so: publishers by name, our own sources as the chain, and whose prices were used. */
export function describeSources(named: readonly string[], published: readonly PublishedSource[]): string {
  const { facts, prices } = readNamed(named)
  const place = (id: string) => published.find(({ source }) => source === id)
  const nameOf = (id: string) => {
    const source = place(id)
    return source === undefined ? id : publisher(source)
  }
  const others = facts.filter((id) => place(id) !== undefined)
  const told = facts.filter((id) => place(id) === undefined && marketSources.has(id))
  const own = facts.filter((id) => place(id) === undefined && !marketSources.has(id))
  const parts = [
    own.length > 0 ? `indexed: ${own.join(', ')}` : '',
    others.length > 0 ? `published: ${others.map(nameOf).join(', ')}` : '',
    told.length > 0 ? `market: ${told.join(', ')}` : '',
    prices.length > 0 ? `prices: ${prices.map(nameOf).join(', ')}` : '',
  ]
  return parts.filter((part) => part !== '').join('; ')
}

/** Who published a figure, without whose prices it was valued at: short enough for a table. */
export function describePublishers(named: readonly string[], published: readonly PublishedSource[]): string {
  return describeSources(readNamed(named).facts, published)
}

/** The publisher's place without its commit: "nickypockets/RENDER_RNP20_Tools". */
export function publisher({ place }: PublishedSource): string {
  return place.split(/ @ |, /)[0] ?? place
}
