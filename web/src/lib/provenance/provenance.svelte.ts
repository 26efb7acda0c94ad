import { ask } from '../api/ask.ts'
import {
  MoreMovementsDocument,
  type MovementFieldsFragment,
  ProvenanceDocument,
  type ProvenanceQuery,
} from '../generated/operations.ts'
import type { Opened } from '../state/view-params.ts'
import { hasMovements } from './check-sum.ts'

const pageSize = 50

/** What is behind one figure: the figure, its movements page by page, and who published it. */
export class Provenance {
  data = $state.raw<ProvenanceQuery | undefined>(undefined)
  nodes = $state.raw<readonly MovementFieldsFragment[]>([])
  next = $state<string | null>(null)
  loading = $state(false)
  error = $state('')

  #running: AbortController | undefined

  async load(open: Opened, withExcluded: boolean): Promise<void> {
    await this.#run(async (signal) => {
      const data = await ask(
        ProvenanceDocument,
        {
          network: open.network,
          metric: open.metric,
          period: { from: open.from, to: open.to },
          filter: this.#filter(open, withExcluded),
          first: pageSize,
          withMovements: hasMovements(open.metric),
        },
        signal,
      )
      this.data = data
      this.nodes = data.movements?.nodes ?? []
      this.next = data.movements?.pageInfo.hasNextPage ? data.movements.pageInfo.endCursor : null
    })
  }

  async more(open: Opened, withExcluded: boolean): Promise<void> {
    const after = this.next
    if (after === null || this.loading) return
    await this.#run(async (signal) => {
      const { movements } = await ask(
        MoreMovementsDocument,
        { filter: this.#filter(open, withExcluded), first: pageSize, after },
        signal,
      )
      this.nodes = [...this.nodes, ...movements.nodes]
      this.next = movements.pageInfo.hasNextPage ? movements.pageInfo.endCursor : null
    })
  }

  #filter(open: Opened, withExcluded: boolean) {
    return {
      network: open.network,
      metric: open.metric,
      period: { from: open.from, to: open.to },
      withExcluded,
      ...(open.token === '' ? {} : { token: open.token }),
    }
  }

  async #run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.loading = true
    try {
      await work(running.signal)
      this.error = ''
    } catch (error) {
      if (running.signal.aborted) return
      this.error = error instanceof Error ? error.message : String(error)
    }
    this.loading = false
  }
}
