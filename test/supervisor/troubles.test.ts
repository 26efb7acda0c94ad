import { expect, test } from 'vitest'
import type { ChainState, StateName } from '../../indexer/supervisor/chain-state.ts'
import { trackTroubles } from '../../indexer/supervisor/troubles.ts'

/* A reader that waits for the gateway knows nothing of why: what the gateway has against its source is laid over. */

const stateOf = (state: StateName): ChainState => ({
  state,
  since: 1,
  detail: '',
  height: 100,
  head: 200,
  percent: 50,
  etaSeconds: 10,
})

test('a chain that is being read is unreachable while its dataset is, since the first trouble', () => {
  let clock = 1000
  const troubles = trackTroubles(() => clock)
  const heard: string[] = []
  troubles.listen('polygon', () => heard.push(troubles.overlay('polygon', stateOf('syncing')).state))
  troubles.set('polygon', 'Portal failed')
  clock = 2000
  troubles.set('polygon', 'stream of blocks 101 to 200 is broken')
  expect(troubles.overlay('polygon', stateOf('syncing'))).toEqual({
    ...stateOf('syncing'),
    state: 'unreachable',
    since: 1000,
    detail: 'stream of blocks 101 to 200 is broken',
    etaSeconds: null,
  })
  expect(troubles.overlay('arbitrum', stateOf('syncing'))).toEqual(stateOf('syncing'))
  troubles.set('polygon', undefined)
  expect(troubles.overlay('polygon', stateOf('syncing'))).toEqual(stateOf('syncing'))
  expect(heard).toEqual(['unreachable', 'unreachable', 'syncing'])
})

test('a reader that follows its endpoint, or stopped, keeps its own state', () => {
  const troubles = trackTroubles(() => 1000)
  troubles.set('polygon', 'Portal failed')
  for (const state of ['following', 'stopped'] as const)
    expect(troubles.overlay('polygon', stateOf(state))).toEqual(stateOf(state))
})
