import { onMount } from 'svelte'

/** The drawing code comes while the answer does, and not after it. Where it does not come, the chart says so. */
export function preloadEngine(): void {
  onMount(() => void import('./engine.ts').catch(() => undefined))
}
