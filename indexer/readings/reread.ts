import type { ClickHouseClient } from '@clickhouse/client'
import { ask as askDatabase, readQuestion } from '../../schemas/clickhouse/question.ts'
import { DataError } from '../../schemas/errors.ts'
import type { Observed, ReadingSource } from '../../schemas/reading.ts'
import { hashOf, readAnswer, textOf } from './ask-endpoint.ts'

const keptOccasions = readQuestion(new URL('../queries/kept_occasions.sql', import.meta.url))
const keptAnswers = readQuestion(new URL('../queries/kept_answers.sql', import.meta.url))

/** A reading with when its answer was had, in Unix seconds. */
export type Reread = Observed & { readonly askedAt: number }

type Kept = { request: string; answer: string; body: string }

/**
 * The readings of a source once more, from the answers that were kept and without asking anybody; of two answers about one
 * border the later one stands. Throws DataError where an answer is missing or is not what its hash says; with `onLost` that
 * is told, and the readings of these borders are left out.
 */
export async function reread(
  client: ClickHouseClient,
  network: string,
  source: Pick<ReadingSource, 'id' | 'observe'>,
  onLost?: (borders: string, error: unknown) => void,
): Promise<Reread[]> {
  const of = { network, source: source.id }
  const occasions = await askDatabase<{ borders: string; asked_at: number }>(client, keptOccasions, of, {
    seconds: 60,
  })
  const standing = new Map<string, Reread>()
  for (const { borders, asked_at: askedAt } of occasions) {
    const kept = await askDatabase<Kept>(client, keptAnswers, { ...of, borders }, { seconds: 60 })
    try {
      const where = `network ${network}, source ${source.id}, borders ${borders}`
      for (const observed of await source.observe(borders.split(','), answerFrom(kept, where)))
        standing.set([observed.metric, observed.token, observed.border].join(), { ...observed, askedAt })
    } catch (error) {
      if (onLost === undefined) throw error
      onLost(borders, error)
    }
  }
  return [...standing.values()]
}

function answerFrom(kept: readonly Kept[], where: string): Parameters<ReadingSource['observe']>[1] {
  return async (request) => {
    const found = kept.find((entry) => entry.request === textOf(request))
    if (found === undefined) throw new DataError({ what: 'answer was not kept', got: textOf(request), where })
    if (hashOf(found.body) !== found.answer)
      throw new DataError({
        what: 'kept answer is damaged',
        got: `SHA-256 ${hashOf(found.body)}`,
        expected: found.answer,
        where,
      })
    return readAnswer(found.body, where)
  }
}
