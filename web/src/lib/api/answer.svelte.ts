import { AskError, ask, type Question } from './ask.ts'

/**
 * The answer to one question of a page. What was answered last stays on screen while the next answer is on its way or
 * fails, so nothing jumps and nothing vanishes.
 */
export class Answer<Data, Variables> {
  data = $state.raw<Data | undefined>(undefined)
  /** The variables that `data` answers: labels must follow the numbers, not the controls. */
  variables = $state.raw<Variables | undefined>(undefined)
  error = $state('')
  /** Code of that error, where the API gave one. */
  code = $state('')
  loading = $state(false)

  readonly #document: Question<Data, Variables>
  #running: AbortController | undefined
  #last: Variables | undefined

  constructor(document: Question<Data, Variables>) {
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
      this.code = ''
    } catch (error) {
      if (running.signal.aborted) return
      this.error = error instanceof Error ? error.message : String(error)
      this.code = error instanceof AskError ? error.code : ''
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
