export type Commit = { readonly number: bigint; readonly networks: readonly string[] }

/** Which networks' figures changed, and when: what is kept of answers is right or not by it. */
export type Commits = {
  /** Number of the newest commit that was seen; 0 before the first. */
  readonly newest: () => bigint
  /** Networks whose figures were swapped in after this commit. */
  readonly changedSince: (commit: bigint) => readonly string[]
}

/** Remembers the last commit of each network, as they are told one after another. */
export function rememberCommits(): Commits & {
  readonly add: (number: bigint, networks: readonly string[]) => void
} {
  const last = new Map<string, bigint>()
  let newest = 0n
  return {
    add: (number, networks) => {
      newest = number
      for (const network of networks) last.set(network, number)
    },
    newest: () => newest,
    changedSince: (commit) => [...last].filter(([, number]) => number > commit).map(([network]) => network),
  }
}
