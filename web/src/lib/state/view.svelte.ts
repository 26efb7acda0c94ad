import { goto } from '$app/navigation'
import { page } from '$app/state'
import { clock } from './clock.svelte.ts'
import { grainFor, spanOf } from './period.ts'
import { defaultView, type Opened, readView, type View, writeView } from './view-params.ts'

/** The one state of the page. It stands in the URL; here it is read and changed. */
class CurrentView {
  readonly #reading = $derived.by(() => readView(page.url.searchParams))
  #refused = $state.raw<readonly string[]>([])
  readonly now = $derived(this.#reading.view)
  readonly ignored = $derived([...this.#reading.ignored, ...this.#refused])
  readonly span = $derived(spanOf(this.now.period, clock.day))
  /** What the chart of the sector shows. */
  readonly metric = $derived(this.now.metric ?? this.now.lens)
  readonly grain = $derived(this.now.grain ?? grainFor(this.span))

  /** Typing is not a step to go back to; a choice is. */
  change(part: Partial<View>, { step = true }: { step?: boolean } = {}): void {
    const query = writeView({ ...this.now, ...part })
    void goto(`${page.url.pathname}${query}`, { replaceState: !step, noScroll: true, keepFocus: true })
  }

  /** What only an answer can tell to be nonsense, such as an id that no dictionary has; none where all is well again. */
  refuse(parts: readonly string[]): void {
    this.#refused = parts
  }

  open(open: Opened): void {
    this.change({ open, excluded: false, asOf: null })
  }

  toggleTable(chart: string): void {
    const { tables } = this.now
    this.change({ tables: tables.includes(chart) ? tables.filter((id) => id !== chart) : [...tables, chart] })
  }
}

export const view = new CurrentView()

/** Another page with what belongs to the reader and not to the page: the period, the grain and the lens. */
export function linkTo(path: string, { period, grain, lens }: View, part: Partial<View> = {}): string {
  return path + writeView({ ...defaultView, period, grain, lens, ...part })
}
