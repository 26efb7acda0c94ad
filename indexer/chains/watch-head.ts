import { ConfigError } from '../../schemas/errors.ts'
import type { FromChild } from '../supervisor/messages.ts'
import { reasonOf } from '../supervisor/reason.ts'

/**
 * Asks for the head beside the reader, because the processor waits for an endpoint for ever without a word. Three failures
 * in a row are an endpoint that is away; when it is back, it is asked again which chain it is.
 */
export function watchHead(options: {
  head: () => Promise<number>
  /** Throws ConfigError where it is another chain by now. */
  check: () => Promise<void>
  everyMs: number
  from: number
  /** Blocks behind the head at which it is still followed. */
  near?: number
  tell: (message: FromChild) => void
  fail: (error: unknown) => Promise<never>
}): void {
  const { head, check, everyMs, from, near, tell, fail } = options
  let failures = 0
  let since = 0

  async function look(): Promise<void> {
    try {
      if (failures > 0) await check()
      tell({ type: 'head', head: await head(), from, near })
      failures = 0
    } catch (error) {
      if (error instanceof ConfigError) await fail(error)
      if (failures === 0) since = Date.now()
      failures += 1
      if (failures >= 3) tell({ type: 'unreachable', since, detail: reasonOf(error) })
    }
  }

  const loop = () => {
    setTimeout(() => look().finally(loop), everyMs)
  }
  loop()
}
