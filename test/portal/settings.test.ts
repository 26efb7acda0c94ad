import { expect, test } from 'vitest'
import { portalSettings } from '../../indexer/sources/settings.ts'

test.each(['two words', 'line\nbreak', 'tab\t', 'schlüssel'])(
  'a key that no header may hold is refused by its name, and not told: %j',
  (key) => {
    expect(() => portalSettings({ PORTAL_KEY: key })).toThrow(/PORTAL_KEY/)
    expect(() => portalSettings({ PORTAL_KEY: key })).not.toThrow(new RegExp(key))
  },
)

test('a key is taken as it is given, and none where none is', () => {
  expect(portalSettings({ PORTAL_KEY: 'a-b_c.1' }).key).toBe('a-b_c.1')
  expect(portalSettings({ PORTAL_KEY: '' }).key).toBeUndefined()
})
