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

/** A ledger that can be read, of any family. */
export type Chain = EvmChain | SolanaChain
export const allChains: readonly Chain[] = [...chains, ...solanaChains]
