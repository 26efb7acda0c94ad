import { type Opened, sector } from '../state/view-params.ts'

/** Addresses of the plain GET exports: what is behind a figure, as a file. */

type MovementExport = {
  network: string
  metric: string
  token: string
  from: string
  to: string
  excluded: boolean
}

export function exportFlows({ network, metric, token, from, to }: Omit<MovementExport, 'excluded'>): string {
  const search = new URLSearchParams({ network, metric, from, to })
  if (token !== '') search.set('token', token)
  return `/export/flows.csv?${search}`
}

export function exportProvenance({ network, metric, token, from, to }: Opened): string {
  const search = new URLSearchParams({ metric, from, to })
  if (network !== sector) search.set('network', network)
  if (token !== '') search.set('token', token)
  return `/export/provenance.csv?${search}`
}

export function exportMovements({ network, metric, token, from, to, excluded }: MovementExport): string {
  const search = new URLSearchParams({ network, metric, from, to })
  if (token !== '') search.set('token', token)
  if (excluded) search.set('excluded', '1')
  return `/export/movements.csv?${search}`
}
