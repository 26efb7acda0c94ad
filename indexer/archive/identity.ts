type Known = { readonly chainId?: number | undefined; readonly genesisHash?: string | undefined }

/** What tells a chain from others of its name: a fork or another cluster has another one. */
export function identityOf({ chainId, genesisHash }: Known): string {
  return genesisHash === undefined ? `chain id ${chainId}` : `genesis hash ${genesisHash}`
}
