/**
 * What the networks must be told of a transaction, from nothing but the balances before and after: a change of the account
 * of a role is a movement of one kind, of less or of more.
 */
export const ledger: readonly (readonly [string, string, -1n | 1n])[] = [
  ['iot escrow', 'helium payment iot', -1n],
  ['mobile escrow', 'helium payment mobile', -1n],
  ['maker', 'helium payment onboarding', -1n],
  ['buyer', 'helium prepayment', -1n],
  ['buyer', 'helium burn prepayment', -1n],
  ['treasury', 'helium emission provider', 1n],
  ['rewards escrow', 'helium emission provider', 1n],
  ['delegator pool', 'helium emission delegator', 1n],
  ['vault', 'helium emission operator_grant', 1n],
  ['council', 'helium emission operator_grant', 1n],
  ['claim pool', 'helium burn emission_cancel', -1n],
  ['not emitted', 'helium burn emission_cancel', -1n],
  ['map customer', 'hivemapper payment', -1n],
  ['map customer', 'hivemapper burn payment', -1n],
  ['driver', 'hivemapper emission provider', 1n],
  ['consumption', 'hivemapper emission remint', 1n],
  ['foundation', 'hivemapper emission treasury', 1n],
  ['netting', 'hivemapper burn emission_cancel', -1n],
  ['render burner', 'render burn payment', -1n],
  ['incinerator', 'geodnet burn buyback', 1n],
  ['node', 'nosana payment compute', 1n],
]
