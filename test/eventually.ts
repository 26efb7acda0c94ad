import { setTimeout as wait } from 'node:timers/promises'

/** Asks again until the answer is not undefined; throws what was seen last when the time is over. */
export async function eventually<Answer>(
  ask: () => Promise<Answer | undefined>,
  options: { readonly seconds?: number; readonly what: string },
): Promise<Answer> {
  const { seconds = 60, what } = options
  const end = Date.now() + seconds * 1000
  let failure: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      failure = error
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`, { cause: failure })
    await wait(100)
  }
}
