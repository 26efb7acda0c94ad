import { formatExact } from '../format/number.ts'
import type { CitationQuery } from '../generated/operations.ts'
import type { Opened } from '../state/view-params.ts'

/** More hashes than this are told by the file that lists them. */
const mostHashes = 6

/** All that somebody needs to check a figure later, as text: the figure, when it was known, from what, and where to look. */
export function citationOf(
  name: string,
  { network, from, to }: Pick<Opened, 'network' | 'from' | 'to'>,
  told: CitationQuery['provenance'],
  link: string,
): string {
  const { metric, unit, value, reason, asOf, methods, chains, hashes } = told
  const blocks = chains
    .filter(({ block }) => block !== null)
    .map(({ name: chain, block }) => `${chain} ${block}`)
  const listed = hashes
    .slice(0, mostHashes)
    .map(({ network: of, month, source, sha256 }) =>
      [of === network ? '' : of, month.slice(0, 7), source, sha256].filter((part) => part !== '').join(' '),
    )
  return [
    `Depindex. ${name}: ${metric.label}, ${from} to ${to} (UTC, the last day not in it).`,
    value === null ? `No data: ${reason}` : formatExact(value, unit),
    `As known at: ${asOf ?? 'no commit yet'}`,
    `Method version: ${methods.map(({ network: of, version }) => (methods.length === 1 ? version : `${of} ${version}`)).join(', ')}`,
    blocks.length === 0 ? '' : `Read up to block: ${blocks.join(', ')}`,
    listed.length === 0
      ? 'Content: published, see its source'
      : `Content SHA-256: ${listed.join('; ')}${hashes.length > mostHashes ? `; ${hashes.length - mostHashes} more in /export/hashes.csv` : ''}`,
    link,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
