import type { Lens } from '../state/view-params.ts'

/** The headlines under each lens: its own metric first. What two lenses answer never stands side by side to be added. */
export const headlinesOf: Readonly<Record<Lens, readonly string[]>> = {
  fees: ['fees', 'supply_side_revenue', 'revenue', 'burned_usd'],
  revenue: ['revenue', 'protocol_revenue', 'holders_revenue', 'burned_usd'],
  cash: ['cash', 'prepayments', 'burned_usd', 'incentives'],
}

/** What the page draws of each network beside the headlines. */
const ofTokens = ['fees_native', 'burned', 'emitted', 'provider_rewards', 'supply_total']

export function rowMetricsOf(lens: Lens): string[] {
  return [...headlinesOf[lens], ...ofTokens]
}
