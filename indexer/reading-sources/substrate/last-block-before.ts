/** A block and the Unix milliseconds that it says. */
export type TimedBlock = { readonly number: number; readonly time: number }

/**
 * The last block before a time, where `low` is before it and `high` is not. Guesses by the pace of the chain, which is right
 * where no slot was left out, and halves what is left at every third guess, so that it ends soon on any chain whose time grows.
 */
export async function lastBlockBefore<Block extends TimedBlock>(
  time: number,
  low: Block,
  high: Block,
  paceMs: number,
  blockAt: (number: number) => Promise<Block>,
): Promise<Block> {
  let [before, after, newest] = [low, high, high]
  for (let guesses = 1; after.number - before.number > 1; guesses++) {
    const paced =
      newest === before
        ? before.number + Math.ceil((time - before.time) / paceMs)
        : after.number - Math.max(1, Math.ceil((after.time - time) / paceMs))
    const halved = Math.floor((before.number + after.number) / 2)
    const guess = guesses % 3 === 0 ? halved : paced
    newest = await blockAt(Math.min(after.number - 1, Math.max(before.number + 1, guess)))
    if (newest.time < time) before = newest
    else after = newest
  }
  return before
}
