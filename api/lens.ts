import type { Lens } from '../schemas/generated/resolvers.ts'

/** The metric that answers the question of a lens. */
export const metricOf: Readonly<Record<Lens, string>> = { FEES: 'fees', REVENUE: 'revenue', CASH: 'cash' }
