import { type Served, serve } from './serve.ts'

export type Payment = { readonly id: number; readonly time: string; readonly e8s: bigint }

/**
 * Answers as the statistics of the Internet Computer do about rewards: a series of what was paid at each time, amount first and
 * as decimal numbers, and pages of records of single providers, newest first, which overlap by one.
 * https://ic-api.internetcomputer.org/api/v3/swagger
 */
export function serveIcRewards(
  payments: readonly Payment[],
  seriesOf: readonly Payment[] = payments,
): Promise<Served> {
  const seconds = ({ time }: Payment) => Date.parse(time) / 1000
  return serve((path) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost')
    const number = (name: string) => Number(searchParams.get(name))
    if (pathname === '/timeseries/reward-node-providers') {
      const sums = new Map<number, bigint>()
      for (const payment of seriesOf) {
        const time = seconds(payment)
        if (time >= number('start') && time <= number('end'))
          sums.set(time, (sums.get(time) ?? 0n) + payment.e8s)
      }
      const points = [...sums].sort(([one], [other]) => one - other)
      return `{"reward_node_providers":[${points.map(([time, e8s]) => `[${e8s}.0,${time}.0]`).join(',')}]}`
    }
    const newest = [...payments].sort((one, other) => seconds(other) - seconds(one) || other.id - one.id)
    const first = Math.max(0, number('offset') - 1)
    return JSON.stringify({
      data: newest.slice(first, first + number('limit')).map((payment) => ({
        amount_e8s: Number(payment.e8s),
        details: { to_account: '0'.repeat(64) },
        id: payment.id,
        maximum_node_provider_rewards_e8s: 10_000_000_000_000,
        minimum_xdr_permyriad_per_icp: 20_000,
        node_provider: 'rrkah-fqaaa-aaaaa-aaaaq-cai',
        proposal_id: null,
        registry_version: null,
        reward_mode: 'RewardToAccount',
        timestamp_seconds: seconds(payment),
        updated_at: '2026-07-15T04:30:01.558435',
        xdr_conversion_rate: { timestamp_seconds: seconds(payment), xdr_permyriad_per_icp: 16_379 },
      })),
      max_reward_node_provider_index: payments.length,
      total_reward_node_providers: payments.length,
    })
  })
}
