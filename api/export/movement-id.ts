import type { ClickHouseClient } from '@clickhouse/client'
import { type AskOptions, ask } from '../../schemas/clickhouse/question.ts'
import { badRequest } from '../bad-request.ts'
import { questions } from '../questions.ts'

/** Where a movement stands in the order of files, as parameters of movements_export.sql. */
export type MovementPlace = {
  readonly after_network: string
  readonly after_time: number
  readonly after_chain: string
  readonly after_block: string
  readonly after_transaction_index: number
  readonly after_position: string
  readonly after_fact: number
  readonly after_transaction: string
}

/** Before all movements. */
export const start: MovementPlace = {
  after_network: '',
  after_time: 0,
  after_chain: '',
  after_block: '0',
  after_transaction_index: 0,
  after_position: '0',
  after_fact: 0,
  after_transaction: '',
}

/**
 * Finds the movement with an id, which is chain:transaction:position:fact. Throws a request error where there is none: a
 * reorganization may have dropped it, and what a file told after it is not known to be right.
 */
export async function findMovement(
  client: ClickHouseClient,
  id: string,
  options: AskOptions,
): Promise<MovementPlace> {
  const [chain = '', transaction = '', position = '', fact = '', ...rest] = id.split(':')
  const [place] =
    rest.length === 0 && fact !== ''
      ? await ask<MovementPlace>(
          client,
          questions.movementPlace,
          { chain, transaction, position, fact },
          options,
        )
      : []
  if (place === undefined)
    throw badRequest('BAD_CURSOR', 'after', {
      what: 'There is no such movement',
      got: id,
      expected: 'the id of a row of the same export; one that a chain dropped is not there any more',
    })
  return place
}
