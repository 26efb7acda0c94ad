import { readFileSync } from 'node:fs'

/** Asks a GraphQL document; gives its data, or throws with what the api says is wrong. */
export type Ask = (document: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Documents of the tools, read when the module loads, so that a missing file stops the start and not a call. */
export const documents = {
  networks: read('networks'),
  series: read('series'),
  sector: read('sector'),
  figure: read('figure'),
  coverage: read('coverage'),
}

function read(name: string): string {
  return readFileSync(new URL(`./${name}.graphql`, import.meta.url), 'utf8')
}

/** Asks through the way that others ask too: the same limits, answers and errors. */
export function askThrough(post: (body: string) => Promise<Response>): Ask {
  return async (query, variables) => {
    const response = await post(JSON.stringify({ query, variables }))
    const text = await response.text()
    const { data, errors } = parse(text, response.status)
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '))
    return data
  }
}

function parse(text: string, status: number): { data?: unknown; errors?: readonly { message: string }[] } {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`The api answered with ${status} and no JSON: ${text.slice(0, 200)}`)
  }
}
