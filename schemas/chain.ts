/** A ledger that networks settle on. Data only; what reads it stands in indexer/chains. */
export type ChainDefinition = {
  /** Stable id in rows, URLs and environment variables: "arbitrum" is read from ARBITRUM_RPC_URL. */
  readonly id: string
  readonly name: string
  readonly family: 'evm' | 'solana' | 'substrate' | 'filecoin' | 'icp' | 'cosmos'
  /** EIP-155 id, checked against the endpoint before a block is read. */
  readonly chainId?: number
  /** Keyless public endpoint used when the environment names none. */
  readonly rpcUrl?: string
  /** Blocks behind the head after which a block is taken as final. */
  readonly finality?: number
  /** Symbol of the chain's own coin: what 'native' means in a movement. */
  readonly coin: string
  /** Addresses of a block explorer; {hash} and {address} are filled in. */
  readonly explorer: { readonly transaction: string; readonly address: string }
}
