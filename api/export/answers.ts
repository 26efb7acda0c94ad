import type { ClickHouseClient } from '@clickhouse/client'
import { ask } from '../../schemas/clickhouse/question.ts'
import { questions } from '../questions.ts'

/**
 * GET /export/answers/<SHA-256>
 * What an endpoint answered, as it was kept: the text behind a reading. It never changes, because it is named by its hash.
 */
export async function sendAnswer(
  client: ClickHouseClient,
  answer: string,
  seconds: number,
): Promise<Response> {
  const isHash = /^[0-9a-f]{64}$/.test(answer)
  const [kept] = isHash ? await ask<{ body: string }>(client, questions.answer, { answer }, { seconds }) : []
  if (kept === undefined)
    return Response.json(
      {
        error: {
          code: 'NOT_FOUND',
          message: isHash
            ? 'No answer with this SHA-256 was kept'
            : 'An answer is named by its SHA-256: 64 digits from 0 to f',
        },
      },
      { status: 404 },
    )
  return new Response(kept.body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `inline; filename="${answer}.json"`,
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
}
