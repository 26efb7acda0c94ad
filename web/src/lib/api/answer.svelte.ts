import type { TypedDocumentString } from '../generated/operations.ts'
import { ask } from './ask.ts'

/**
 * The answer to one question of a page. What was answered last stays on screen while the next answer is on its way or
 * fails, so nothing jumps and nothing vanishes.
 */
export class Answer<Data, Variables> {
  data = $state.raw<Data | undefined>(undefined)
  /** The variables that `data` answers: labels must follow the numbers, not the controls. */
  variables = $state.raw<Variables | undefined>(undefined)
  error = $state('')
  loading = $state(false)

  readonly #document: TypedDocumentString<Data, Variables>
  #running: AbortController | undefined
  #last: Variables | undefined

  constructor(document: TypedDocumentString<Data, Variables>) {
    this.#document = document
  }

  async load(variables: Variables): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.#last = variables
    this.loading = true
    try {
      const data = await ask(this.#document, variables, running.signal)
      if (running.signal.aborted) return
      this.data = data
      this.variables = variables
      this.error = ''
    } catch (error) {
      if (running.signal.aborted) return
      this.error = error instanceof Error ? error.message : String(error)
    }
    this.loading = false
  }

  /** The same question again. */
  reload(): void {
    if (this.#last !== undefined) void this.load(this.#last)
  }

  stop(): void {
    this.#running?.abort()
    this.loading = false
  }
}
