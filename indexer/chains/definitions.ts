import type { ChainDefinition } from '../../schemas/chain.ts'

/** What the reader of an EVM chain must know of its endpoints beyond the definition. */
export type EvmChain = ChainDefinition & {
  readonly family: 'evm'
  readonly chainId: number
  readonly rpcUrl: string
  readonly finality: number
  /** Dataset of the public Portal that holds the chain's final blocks; none where there is no such dataset. */
  readonly portal?: string
  /**
   * Heights can be without a block, and headers hold a log filter that is always full and tells nothing; see
   * null-rounds.ts.
   */
  readonly nullRounds?: true
}

/** What the reader of a Solana chain must know of its endpoints beyond the definition. */
export type SolanaChain = ChainDefinition & {
  readonly family: 'solana'
  /** Hash of the first block, by which an endpoint says which cluster it is of. */
  readonly genesisHash: string
  readonly rpcUrl: string
  /** Dataset of the public Portal that holds the chain's final blocks; none where there is no such dataset. */
  readonly portal?: string
}

/** What the reader of a Substrate chain must know of its endpoints beyond the definition. */
export type SubstrateChain = ChainDefinition & {
  readonly family: 'substrate'
  /** Hash of the first block, by which an endpoint says which chain it is of. */
  readonly genesisHash: string
  /** How the chain writes accounts. */
  readonly ss58Prefix: number
  /** None is read: its blocks are read from an endpoint alone. */
  readonly portal?: undefined
}

/** The EVM ledgers that can be read, by their public keyless endpoints. */
export const chains: readonly EvmChain[] = [
  {
    id: 'filecoin',
    name: 'Filecoin',
    family: 'evm',
    chainId: 314,
    rpcUrl: 'https://api.node.glif.io/rpc/v1',
    // Filecoin calls a tipset final after 900 epochs.
    finality: 900,
    coin: 'FIL',
    explorer: {
      transaction: 'https://filecoin.blockscout.com/tx/{hash}',
      address: 'https://filecoin.blockscout.com/address/{address}',
    },
    nullRounds: true,
  },
  {
    id: 'arbitrum',
    name: 'Arbitrum One',
    family: 'evm',
    chainId: 42161,
    rpcUrl: 'https://arb1.arbitrum.io/rpc',
    portal: 'arbitrum-one',
    // One minute. The sequencer does not take back what it told, and a deeper reorg rewinds the reader by itself; more
    // would make each commit larger, because it holds the hashes of all blocks that are not final.
    finality: 240,
    coin: 'ETH',
    explorer: {
      transaction: 'https://arbiscan.io/tx/{hash}',
      address: 'https://arbiscan.io/address/{address}',
    },
  },
  {
    id: 'polygon',
    name: 'Polygon PoS',
    family: 'evm',
    chainId: 137,
    rpcUrl: 'https://polygon-rpc.com',
    portal: 'polygon-mainnet',
    // A fork of 157 blocks is on record; 256 is what indexers of this chain wait.
    finality: 256,
    coin: 'POL',
    explorer: {
      transaction: 'https://polygonscan.com/tx/{hash}',
      address: 'https://polygonscan.com/address/{address}',
    },
  },
]

/** The Solana ledgers, likewise. Only final blocks are read, so that there is no count of blocks to wait. */
export const solanaChains: readonly SolanaChain[] = [
  {
    id: 'solana',
    name: 'Solana',
    family: 'solana',
    genesisHash: '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d',
    rpcUrl: 'https://api.mainnet-beta.solana.com',
    portal: 'solana-mainnet',
    coin: 'SOL',
    explorer: {
      transaction: 'https://solscan.io/tx/{hash}',
      address: 'https://solscan.io/account/{address}',
    },
  },
]

/** The Substrate ledgers. Only final blocks are read, and only from an endpoint that is named: no public one is known to allow it. */
export const substrateChains: readonly SubstrateChain[] = [
  {
    id: 'bittensor',
    name: 'Bittensor',
    family: 'substrate',
    // https://github.com/opentensor/subtensor/blob/14bc6f9f/pallets/subtensor/src/migrations/migrate_fix_bad_hk_swap.rs
    genesisHash: '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03',
    // https://github.com/opentensor/subtensor/blob/14bc6f9f/runtime/src/lib.rs
    ss58Prefix: 42,
    coin: 'TAO',
    explorer: {
      transaction: 'https://taostats.io/extrinsic/{hash}',
      address: 'https://taostats.io/account/{address}',
    },
  },
]

/** A ledger whose blocks can be recorded and replayed. */
export type RecordedChain = EvmChain | SolanaChain
/** A ledger that can be read, of any family. */
export type Chain = RecordedChain | SubstrateChain
export function isRecorded(chain: Chain): chain is RecordedChain {
  return chain.family !== 'substrate'
}
export const allChains: readonly Chain[] = [...chains, ...solanaChains, ...substrateChains]
