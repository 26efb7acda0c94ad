import { evmCall } from './evm-call.ts'

/** How many DIMO Credits there are, which only rises by those that are bought and falls by those that are used. */
export const dimoCredits = evmCall({
  id: 'credits',
  chain: 'polygon',
  address: '0x7186F9aC35d24c9a4cf1E58a797c04DF1b334322',
  url: 'https://polygon-rpc.com',
  since: '2024-06-20',
  // The public endpoint promises no states of earlier days.
  reach: 0,
  // totalSupply()
  selector: '0x18160ddd',
  metric: 'credits_outstanding',
  token: { symbol: 'DCX', decimals: 18 },
  what: 'Supply of DIMO Credits at the last block before 00:00 UTC, by their contract: what was bought in a day less what was used must be its rise.',
  source: 'https://github.com/DIMO-Network/developer-license/blob/fc1dcdd4/src/DimoCredit.sol',
})
