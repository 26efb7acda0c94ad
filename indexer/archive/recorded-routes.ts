import { beginAt, filterOf, type Route } from '../chains/routing.ts'
import type { Manifest } from './manifest.ts'

/**
 * The sources that an archive can serve, each from where it was recorded. One that was asked for otherwise, or not at all, is
 * left out: its events may be missing, and nothing read is not nothing paid.
 */
export function recordedRoutes<R extends Route>(manifest: Manifest, routes: readonly R[]): R[] {
  return routes.flatMap((route) => {
    const recorded = manifest.sources.find(
      ({ network, source, filter }) =>
        network === route.network && source === route.source.id && filter === filterOf(route),
    )
    if (recorded === undefined || recorded.from > manifest.to) return []
    return [beginAt(route, recorded.from)]
  })
}
