import { expect, test } from 'vitest'
import { type ChainState, trackState } from '../../indexer/supervisor/chain-state.ts'
import { reasonOf } from '../../indexer/supervisor/reason.ts'

test('a reader syncs with percent and time left, follows, is unreachable since its first failure, and follows again', () => {
  let now = 1_000_000
  const states: ChainState[] = []
  const tracker = trackState(
    () => now,
    (state) => states.push(state),
  )
  const last = () => states.at(-1)
  const commit = (block: number, hot = false) =>
    tracker.heard({ type: 'committed', touched: [], block, headTime: 0, hot })

  tracker.heard({ type: 'head', head: 1099, from: 100 })
  commit(100)
  now += 10_000
  commit(349)
  expect(last()).toMatchObject({ state: 'syncing', percent: 25, height: 349, head: 1099 })
  expect(last()?.etaSeconds).toBe(Math.ceil(750 / 24.9))
  now += 10_000
  commit(1099, true)
  expect(last()).toMatchObject({ state: 'following', percent: 100, etaSeconds: 0, since: now })

  const away = now + 5000
  now += 20_000
  tracker.heard({ type: 'unreachable', since: away, detail: 'no answer' })
  expect(last()).toMatchObject({ state: 'unreachable', since: away, detail: 'no answer', height: 1099 })
  tracker.heard({ type: 'head', head: 1110, from: 100 })
  expect(last()).toMatchObject({ state: 'following', detail: '', since: now })
  tracker.heard({ type: 'head', head: 5000, from: 100 })
  expect(last()?.state).toBe('syncing')
  tracker.stopped('a log that cannot be decoded')
  expect(last()).toMatchObject({ state: 'stopped', detail: 'a log that cannot be decoded', height: 1099 })
})

test('a failure of the database is told in words', () => {
  const full = Object.assign(new Error('Cannot reserve 1.00 MiB'), { code: '243', type: 'NOT_ENOUGH_SPACE' })
  expect(reasonOf(full)).toContain('disk of the database is full')
  const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8123'), { code: 'ECONNREFUSED' })
  expect(reasonOf(away)).toBe('the database does not answer (ECONNREFUSED); reading goes on when it does')
})
