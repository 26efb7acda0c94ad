import { ask } from '../schemas/clickhouse/question.ts'
import { badRequest } from './bad-request.ts'
import type { Context } from './context.ts'
import type { FoundProvenance } from './provenance-query.ts'

/** How many rows of a provenance come up to the one with this id; 0 for none. Throws a request error where it is not there. */
export async function placeOf(
  id: string,
  { question, parameters }: Pick<FoundProvenance, 'question' | 'parameters'>,
  { client, signal }: Pick<Context, 'client' | 'signal'>,
  seconds: number,
): Promise<string> {
  if (id === '') return '0'
  const text = `SELECT place FROM (${question.text}) WHERE id = {id:String} LIMIT 1`
  const [row] = await ask<{ place: string }>(
    client,
    { name: question.name, text },
    { ...parameters, id },
    { seconds, signal },
  )
  if (row === undefined)
    throw badRequest('BAD_CURSOR', 'after', {
      what: 'The figure has no such row',
      got: id,
      expected: 'the id of one of its rows',
    })
  return row.place
}
