import type { Grain } from '../format/time.ts'

type FigureExport = { network?: string; metric: string; from: string; to: string; grain: Grain }

/** The address of figures as a file. By itself, because the first view needs no other. */
export function exportFigures({ network, metric, from, to, grain }: FigureExport): string {
  const search = new URLSearchParams({
    ...(network === undefined ? {} : { network }),
    metric,
    from,
    to,
    grain: grain.toLowerCase(),
  })
  return `/export/figures.csv?${search}`
}
