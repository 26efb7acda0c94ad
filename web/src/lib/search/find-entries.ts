import type { SearchQuery } from '../generated/operations.ts'

/** One thing to go to. */
export type Entry = {
  readonly key: string
  readonly kind: 'network' | 'metric'
  readonly id: string
  readonly name: string
  /** What tells it apart: a category, a unit. */
  readonly note: string
  readonly words: readonly string[]
}

/** Everything that can be found: networks by name, id and token, metrics by label and id. */
export function listEntries({ networks, metrics }: SearchQuery): Entry[] {
  return [
    ...networks.map(({ id, name, category, tokens }): Entry => {
      const symbols = tokens.map(({ symbol }) => symbol)
      return {
        key: `network-${id}`,
        kind: 'network',
        id,
        name,
        note: [category, ...symbols].join(', '),
        words: [name, id, ...symbols].map((word) => word.toLowerCase()),
      }
    }),
    ...metrics.map(
      ({ id, label, unit, group }): Entry => ({
        key: `metric-${id}`,
        kind: 'metric',
        id,
        name: label,
        note: `${group}, ${unit === 'token' ? 'own token' : unit}`,
        words: [label, id].map((word) => word.toLowerCase()),
      }),
    ),
  ]
}

const most = 12

/** How well a text is met: 0 is a beginning, 1 the beginning of a later word, 2 anywhere; undefined where it is not. */
function rankOf({ words }: Entry, wanted: string): number | undefined {
  const ranks = words.flatMap((word) => {
    const at = word.indexOf(wanted)
    if (at < 0) return []
    return [at === 0 ? 0 : /[\s_-]/.test(word[at - 1] ?? '') ? 1 : 2]
  })
  return ranks.length === 0 ? undefined : Math.min(...ranks)
}

/** The best matches first; networks before metrics that match as well. Without a text, the first of all. */
export function findEntries(entries: readonly Entry[], text: string): Entry[] {
  const wanted = text.trim().toLowerCase()
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry, wanted)
      return rank === undefined ? [] : [{ entry, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry)
}
