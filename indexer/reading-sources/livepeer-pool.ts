import { evmCall } from './evm-call.ts'

/** How many orchestrators stand in Livepeer's active set. */
export const livepeerPool = evmCall({
  id: 'pool',
  chain: 'arbitrum',
  address: '0x35Bcf3c30594191d53231E4FF333E8A770453e40',
  url: 'https://arb1.arbitrum.io/rpc',
  since: '2022-02-12',
  // The public endpoint promises no states of earlier days.
  reach: 0,
  // getTranscoderPoolSize()
  selector: '0x2a4e0d55',
  metric: 'nodes_active',
  what: 'Orchestrators in the pool of the BondingManager at the last block before 00:00 UTC: those with stake enough to be chosen for work.',
  source: 'https://github.com/livepeer/protocol/blob/f225b10c/contracts/bonding/BondingManager.sol',
})
