import type { ClickHouseClient } from '@clickhouse/client'
import { ask as askDatabase, readQuestion } from '../../schemas/clickhouse/question.ts'
import { DataError } from '../../schemas/errors.ts'
import type { Observed, ReadingSource } from '../../schemas/reading.ts'
import { hashOf, readAnswer, textOf } from './ask-endpoint.ts'

const keptAnswers = readQuestion(new URL('../queries/kept_answers.sql', import.meta.url))

type Kept = { borders: string; request: string; answer: string; body: string }

/**
 * The readings of a source once more, from the answers that were kept and without asking anybody. Throws DataError where an
 * answer is missing or is not what its hash says.
 */
export async function reread(
  client: ClickHouseClient,
  network: string,
  source: Pick<ReadingSource, 'id' | 'observe'>,
): Promise<Observed[]> {
  const kept = await askDatabase<Kept>(client, keptAnswers, { network, source: source.id }, { seconds: 60 })
  const occasions = byBorders(kept)
  const observed: Observed[] = []
  for (const [borders, answers] of occasions) {
    const where = `network ${network}, source ${source.id}, borders ${borders}`
    observed.push(
      ...(await source.observe(borders.split(','), async (request) => {
        const found = answers.find((entry) => entry.request === textOf(request))
        if (found === undefined)
          throw new DataError({ what: 'answer was not kept', got: textOf(request), where })
        if (hashOf(found.body) !== found.answer)
          throw new DataError({
            what: 'kept answer is damaged',
            got: `SHA-256 ${hashOf(found.body)}`,
            expected: found.answer,
            where,
          })
        return readAnswer(found.body, where)
      })),
    )
  }
  return observed
}

function byBorders(kept: readonly Kept[]): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>()
  for (const entry of kept) groups.set(entry.borders, [...(groups.get(entry.borders) ?? []), entry])
  return groups
}
