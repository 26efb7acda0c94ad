import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

/** What went wrong, in words for a reader. */
export class AskError extends Error {
  override readonly name = 'AskError'
  /** What the API calls it, such as BAD_NETWORK; empty where the API did not answer. */
  readonly code: string

  constructor(message: string, { code = '', cause }: { code?: string; cause?: unknown } = {}) {
    super(message, { cause })
    this.code = code
  }
}

/** A question with the types of its answer and its variables. */
export type Question<Data, Variables> = DocumentTypeDecoration<Data, Variables> & { toString(): string }

type Answer<Data> = { data?: Data | null; errors?: { message: string; extensions?: { code?: string } }[] }

/** One GraphQL request. Throws AskError unless the whole answer came: half an answer is no answer where money counts. */
export async function ask<Data, Variables>(
  document: Question<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal,
    })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new AskError('The server does not answer.', { cause })
  }
  let answer: Answer<Data>
  try {
    answer = (await response.json()) as Answer<Data>
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new AskError(`The server answered ${response.status} without data.`, { cause })
  }
  const [error] = answer.errors ?? []
  if (error !== undefined) throw new AskError(error.message, { code: error.extensions?.code ?? '' })
  if (answer.data === null || answer.data === undefined)
    throw new AskError(`The server answered ${response.status} without data.`)
  return answer.data
}
