import { untrack } from 'svelte'
import type { Answer } from './answer.svelte.ts'
import { isBehind } from './head.ts'
import { live } from './live.svelte.ts'

/**
 * Asks when the variables change, and again when a commit is newer than the answer. Call while a component is set up.
 * Each commit is asked about once: an answer that stays behind must not become a loop.
 */
export function keepFresh<Data, Variables>(
  answer: Answer<Data, Variables>,
  variables: () => Variables,
  asOf: (data: Data) => string | null,
): void {
  const key = $derived(JSON.stringify(variables()))
  let askedFor = ''

  $effect(() => {
    void key
    untrack(() => void answer.load(variables()))
    return () => answer.stop()
  })

  $effect(() => {
    const { head } = live
    if (head === undefined || answer.loading) return
    const stale = answer.data === undefined || answer.error !== '' || isBehind(head, asOf(answer.data))
    if (!stale || askedFor === head.number) return
    askedFor = head.number
    untrack(() => answer.reload())
  })
}
